package io.firstcome.admission.gate;

class GateTermsTest extends GateTermsContract {

    GateTermsTest() {
        super(LoneGate.inMemory());
    }

}
