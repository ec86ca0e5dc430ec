package io.firstcome.chaos;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/// Breaks real processes. Left out of a plain `mvn verify`; `mvn verify -Pchaos` runs
/// nothing else. `-Dchaos.seed=` repeats the choices of a run.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("chaos")
@EnabledOnOs(value = OS.LINUX, disabledReason = "signals and processes are those of Linux")
@ExtendWith(Stage.Provider.class)
@interface Chaos {

}
