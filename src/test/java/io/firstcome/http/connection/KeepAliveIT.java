package io.firstcome.http.connection;

import io.firstcome.harness.Api;
import io.firstcome.harness.ServersTest;

@ServersTest
class KeepAliveIT extends KeepAliveContract {

    private final Api api;

    KeepAliveIT(Api api) {
        this.api = api;
    }

    @Override
    Api api() {
        return api;
    }

}
