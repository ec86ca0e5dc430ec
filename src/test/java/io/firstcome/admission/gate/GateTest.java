package io.firstcome.admission.gate;

class GateTest extends GateContract {

    GateTest() {
        super(LoneGate.inMemory());
    }

}
