package io.firstcome.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.parallel.ResourceLock;

/// Runs against the whole service, on a real port. One service for all of these tests, and
/// one of them at a time.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServersTest
@ResourceLock("the service of the tests")
public @interface ServiceTest {

}
