package io.firstcome.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/// Runs against processes of its own on the same MySQL and Redis as all [ServiceTest]s,
/// and beside one of these: it asks nothing of the service that they share.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = { "firstcome.security.local-key=" + ServiceTest.LOCAL_KEY,
                "firstcome.embedded.data-folder=target/firstcome-test", "firstcome.audit.compare-every=1h" })
@ResourceLock(value = ServersTest.SERVERS, mode = ResourceAccessMode.READ)
@Import({ ContainerServices.class, Api.class, Neighbours.class })
public @interface ServersTest {

    /// To be locked by who takes something away from all, as by a FLUSHALL.
    String SERVERS = "the servers of the tests";

}
