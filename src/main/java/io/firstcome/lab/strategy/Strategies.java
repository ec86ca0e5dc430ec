package io.firstcome.lab.strategy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// All of them, by name.
@Component
@Profile("lab")
public class Strategies {

    private final Map<String, Strategy> byName;

    Strategies(List<Strategy> all) {
        this.byName = all.stream().collect(Collectors.toUnmodifiableMap(Strategy::name, Function.identity()));
    }

    public Optional<Strategy> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// In order of the alphabet.
    public List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

}
