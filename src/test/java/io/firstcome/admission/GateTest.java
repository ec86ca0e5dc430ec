package io.firstcome.admission;

class GateTest extends GateContract {

    GateTest() {
        super(LoneGate.inMemory());
    }

}
