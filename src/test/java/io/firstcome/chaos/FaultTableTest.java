package io.firstcome.chaos;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// No row of the fault table is without a test.
class FaultTableTest {

    private static final int ROWS = 28;

    private static final List<Class<?>> SUITE = List.of(RedisLossesIT.class, RedisHindrancesIT.class,
            InstanceFaultsIT.class, MySqlFaultsIT.class, CallersIT.class);

    @Test
    void everyRowHasATest() {
        assertThat(SUITE.stream()
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Fault.class))
            .map(method -> method.getAnnotation(Fault.class).value()))
            .containsAll(IntStream.rangeClosed(1, ROWS).boxed().toList());
    }

}
