package io.firstcome.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/// Runs on a real MySQL and a real Redis: those that `embedded` starts, or those in
/// containers with `-Dservices=containers`. One service on them is shared by all tests; a
/// test of its own processes asks nothing of it and may run beside others, all others are
/// [ServiceTest]s. What a test hands over to MySQL stays there until it gives it back:
/// Redis is never steady for long enough.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = { "firstcome.security.local-key=" + ServersTest.LOCAL_KEY,
                "firstcome.embedded.data-folder=target/firstcome-test", "firstcome.audit.compare-every=1h",
                "firstcome.admission.redis-steady-for=1h" })
@ResourceLock(value = ServersTest.SERVERS, mode = ResourceAccessMode.READ)
@Import({ ContainerServices.class, Api.class, Neighbours.class })
public @interface ServersTest {

    String LOCAL_KEY = "only-for-tests-only-for-tests-only-for-tests";

    /// To be locked by whoever takes something away from all, as by a FLUSHALL.
    String SERVERS = "the servers of the tests";

}
