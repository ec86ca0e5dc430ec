package io.firstcome.admission.gate;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtensionConfig;

import io.firstcome.harness.ServiceTest;

// The situations are nested in the contract, which knows of no Spring: this class has the
// beans.
@SpringExtensionConfig(useTestClassScopedExtensionContext = true)
@ServiceTest
class GateTermsIT extends GateTermsContract {

    GateTermsIT(Gate gate, ReactiveStringRedisTemplate redis) {
        super(new LoneGate(gate, redis));
    }

}
