package io.firstcome.admission;

class GateTermsTest extends GateTermsContract {

    GateTermsTest() {
        super(LoneGate.inMemory());
    }

}
