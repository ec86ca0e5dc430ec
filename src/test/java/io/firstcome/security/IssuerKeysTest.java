package io.firstcome.security;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/// The issuer is asked seldom, and its absence is no verdict on a token.
@ExtendWith(OutputCaptureExtension.class)
class IssuerKeysTest {

    private final FakeIssuer issuer = new FakeIssuer();

    private DecodedTokens tokens = new DecodedTokens(issuer.url());

    @AfterEach
    void stop() {
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { 204, 302, 404, 500, 503 })
    void anUnknownKeyOfAnIssuerThatAnswersNoKeysIsNoVerdictOnTheToken(int status) {
        tokens.keys.fetch().block();
        issuer.answer(status);

        tokens.assertUndecided(issuer.tokenOfUnknownKey());
        assertThat(tokens.decode(issuer.token("alice")).getSubject()).isEqualTo("alice");
    }

    @Test
    void anIssuerThatIsAwayIsLoggedOnceHoweverManyAsk(CapturedOutput output) {
        tokens.keys.fetch().block();
        issuer.hang(true);

        for (int index = 0; index < 50; index++) {
            tokens.assertUndecided(issuer.tokenOfUnknownKey());
        }

        assertThat(output.toString().lines().filter(line -> line.contains("cannot be fetched"))).hasSize(1);
        assertThat(tokens.keys.trouble()).isPresent();
        assertThat(tokens.decode(issuer.token("alice")).getSubject()).isEqualTo("alice");
    }

    @Test
    void threeHundredUnknownKeysCauseOneRequest() {
        tokens.keys.fetch().block();

        for (int index = 0; index < 300; index++) {
            tokens.assertRefused(issuer.tokenOfUnknownKey(), TokenDecoder.UNKNOWN_KEY);
        }

        assertThat(issuer.fetches).hasValue(2);
    }

    @Test
    void fiveHundredAtOnceCauseOneRequest() {
        List<String> signed = Stream.generate(() -> issuer.token("alice")).limit(10).toList();
        var decoder = tokens.decoder(List.of());

        assertThat(Flux.range(0, 500)
            .flatMap(index -> decoder.decode(signed.get(index % signed.size())), 500)
            .collectList()
            .block()).hasSize(500);

        assertThat(issuer.fetches).hasValue(1);
    }

    @Test
    void aNewKeyCountsAtOnceAndAWithdrawnOneUntilTheNextRefresh() {
        tokens.keys.fetch().block();
        issuer.publish(FakeIssuer.TWO);

        tokens.decode(issuer.token(JWSAlgorithm.RS256, FakeIssuer.TWO, null, claims -> {
        }));
        tokens.assertRefused(issuer.token("alice"), TokenDecoder.UNKNOWN_KEY);
    }

    @Test
    void aKeyThatIsWithdrawnStopsCountingByTheRefreshAlone() {
        tokens.keys.fetch().block();
        issuer.publish(FakeIssuer.TWO);
        tokens.keys.refresh().block();
        tokens.decode(issuer.token("alice"));

        tokens.now.updateAndGet(then -> then.plus(Duration.ofMinutes(6)));
        tokens.keys.refresh().block();

        tokens.assertRefused(issuer.token("alice"), TokenDecoder.UNKNOWN_KEY);
    }

    @Test
    void knownKeysStopCountingAfterADayOfAbsence() {
        tokens.keys.fetch().block();
        issuer.answer(503);
        tokens.now.updateAndGet(then -> then.plus(Duration.ofHours(25)));
        tokens.keys.refresh().onErrorComplete().block();

        tokens.assertUndecided(issuer.token("alice"));
    }

    @Test
    void anIssuerOfAnotherNameIsSaidWithBothNames(CapturedOutput output) {
        issuer.describe("/.well-known/openid-configuration", issuer.url() + "/");

        tokens.assertUndecided(issuer.token("alice"));
        assertThat(tokens.keys.trouble()).hasValueSatisfying(
                why -> assertThat(why).contains("issuer " + issuer.url() + "/,", "configured is " + issuer.url()));
        assertThat(output).contains("configured is " + issuer.url());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/realms/shop/.well-known/openid-configuration",
            "/.well-known/openid-configuration/realms/shop", "/.well-known/oauth-authorization-server/realms/shop" })
    void theDiscoveryDocumentIsFoundAtAnyOfItsThreeAddresses(String address) {
        issuer.describeNothing();
        issuer.describe(address, issuer.url() + "/realms/shop");
        tokens = new DecodedTokens(issuer.url() + "/realms/shop");

        assertThat(tokens.keys.fetch().block()).isNotNull();
    }

    @Test
    void anIssuerWithoutADocumentIsNamed() {
        issuer.describeNothing();

        assertThat(catchThrowable(() -> tokens.keys.fetch().block()))
            .hasMessageContaining(issuer.url() + " publishes no");
    }

}
