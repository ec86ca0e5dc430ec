package io.firstcome.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.firstcome.harness.Eventually;
import io.firstcome.harness.Neighbour;
import io.firstcome.harness.ServersTest;

import static org.assertj.core.api.Assertions.assertThat;

/// The service with its two children, as `mvn spring-boot:run` starts it.
@Order(2)
class EmbeddedIT {

    private static final Pattern NEXT_COUPON = Pattern.compile("/v1/coupons/(\\d+)/issues");

    private final Path data;

    private Neighbour service;

    EmbeddedIT(@TempDir Path data) {
        this.data = data;
        this.service = start("--server.port=0");
    }

    @Test
    void saysWhatToTryAndFindsItsDataAgainAfterItWasKilled() throws IOException {
        service.api();
        Eventually.isTrue(() -> NEXT_COUPON.matcher(service.words()).find());
        assertThat(service.words()).contains("Firstcome is at", "its data is in    " + data, "/local/token?sub=alice",
                "/v1/coupons -H", "/v1/coupons/1/issues");

        long coupon = service.api().openCoupon(2);
        Eventually
            .isTrue(() -> service.api().issue(coupon, "alice").returnResult(Void.class).getStatus().is2xxSuccessful());
        var left = List.of(child("mysql"), child("redis"));

        service.kill();
        assertThat(left).allMatch(ProcessHandle::isAlive);
        service = start("--server.port=0");

        service.api().issue(coupon, "alice").expectStatus().isOk();
        // On a busy machine Redis may be slow at first: whoever hears 503 asks again.
        Eventually
            .isTrue(() -> service.api().issue(coupon, "bob").returnResult(Void.class).getStatus().is2xxSuccessful());
        service.api().issue(coupon, "carol").expectStatus().isEqualTo(409);
        assertThat(left).noneMatch(ProcessHandle::isAlive);
        Eventually.isTrue(() -> NEXT_COUPON.matcher(service.words()).find());
        Matcher next = NEXT_COUPON.matcher(service.words());
        assertThat(next.find()).isTrue();
        assertThat(next.group(1)).isEqualTo(Long.toString(coupon + 1));
        service.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void keepsItsChildrenOutOfTheReachOfCtrlCAndOfOtherServicesAndEndsThemWithItself() throws Exception {
        service.api();
        var children = List.of(child("mysql"), child("redis"));

        for (String name : List.of("mysql", "redis")) {
            assertThat(processGroup(child(name))).isEqualTo(child(name).pid())
                .isNotEqualTo(processGroup(service.process()));
        }
        String words = start("--server.port=0").lastWords();
        assertThat(words).contains("Another Firstcome is running on the data folder " + data);
        assertThat(children).allMatch(ProcessHandle::isAlive);

        service.close();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        saysInOneLineThatItsPortIsBusyAndLeavesNothingBehind();
    }

    private void saysInOneLineThatItsPortIsBusyAndLeavesNothingBehind() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            String words = start("--server.port=" + taken.getLocalPort()).lastWords();

            assertThat(words).contains("port " + taken.getLocalPort()).doesNotContain("\tat ");
        }
        assertThat(data.resolve("mysql.pid")).doesNotExist();
        assertThat(data.resolve("redis.pid")).doesNotExist();
    }

    private final Neighbour start(String port) {
        return Neighbour.start(List.of(port, "--firstcome.embedded.data-folder=" + data,
                "--firstcome.security.local-key=" + ServersTest.LOCAL_KEY));
    }

    private ProcessHandle child(String name) throws IOException {
        long pid = Long.parseLong(Files.readString(data.resolve(name + ".pid")).split(" ", 2)[0]);
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static long processGroup(ProcessHandle process) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", 4)[2]);
    }

}
