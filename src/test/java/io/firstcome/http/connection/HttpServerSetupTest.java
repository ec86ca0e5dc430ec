package io.firstcome.http.connection;

import java.time.InstantSource;

import org.junit.jupiter.api.Test;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.Ssl;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

import io.firstcome.core.StartFailure;
import io.firstcome.http.HttpDate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What the web server is not started with.
class HttpServerSetupTest {

    @Test
    void http2IsSpokenWithoutTlsOnly() {
        var setup = new HttpServerSetup().connectionLimits(
                new UnreadableRequests(new JsonMapper(), new HttpDate(InstantSource.system())),
                DataSize.ofKilobytes(16));
        var factory = new NettyReactiveWebServerFactory();
        var http2 = new Http2();
        http2.setEnabled(true);

        factory.setHttp2(http2);
        assertThatCode(() -> setup.customize(factory)).doesNotThrowAnyException();
        factory.setSsl(new Ssl());
        assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> setup.customize(factory));
        http2.setEnabled(false);
        assertThatCode(() -> setup.customize(factory)).doesNotThrowAnyException();
    }

}
