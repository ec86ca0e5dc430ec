package io.firstcome.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/// Runs against the whole service, on a real port, on a real MySQL and a real Redis:
/// those that `embedded` starts, or those in containers with `-Dservices=containers`. One
/// service for all of these tests, and one of them at a time.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = { "firstcome.security.local-key=" + ServiceTest.LOCAL_KEY,
                "firstcome.embedded.data-folder=target/firstcome-test", "firstcome.audit.compare-every=1h" })
@ResourceLock("the service of the tests")
@ResourceLock(value = ServersTest.SERVERS, mode = ResourceAccessMode.READ)
@Import({ ContainerServices.class, Api.class, Neighbours.class })
public @interface ServiceTest {

    String LOCAL_KEY = "only-for-tests-only-for-tests-only-for-tests";

}
