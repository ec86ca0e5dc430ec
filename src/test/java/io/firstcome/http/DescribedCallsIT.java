package io.firstcome.http;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import io.firstcome.harness.Api;
import io.firstcome.harness.Problems;
import io.firstcome.harness.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Who may do what follows from the description of the calls, for every path and method.
@ServiceTest
class DescribedCallsIT {

    private static final String NOBODY = "9223372036854775807";

    private static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST,
            HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private final Api api;

    private final DescribedCalls calls;

    private final List<ApiRefusals> common;

    private final RequestMappingHandlerMapping mappings;

    DescribedCallsIT(Api api, DescribedCalls calls, List<ApiRefusals> common,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.api = api;
        this.calls = calls;
        this.common = common;
        this.mappings = mappings;
    }

    @TestFactory
    Stream<DynamicTest> everyPathWithEveryMethodLetsInWhomItsDescriptionLetsIn() {
        return calls.all()
            .stream()
            .map(ApiCall::path)
            .distinct()
            .flatMap(path -> METHODS.stream()
                .map(method -> DynamicTest.dynamicTest(method + " " + path, () -> asksAll(method, path))));
    }

    @Test
    void whatAControllerAnswersIsDescribed() {
        var described = calls.all().stream().map(call -> call.method() + " " + call.path()).collect(Collectors.toSet());

        var answered = mappings.getHandlerMethods()
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("io.firstcome"))
            .flatMap(entry -> entry.getKey()
                .getMethodsCondition()
                .getMethods()
                .stream()
                .flatMap(method -> entry.getKey()
                    .getPatternsCondition()
                    .getPatterns()
                    .stream()
                    .map(pattern -> method + " " + pattern)))
            .toList();

        assertThat(answered).isNotEmpty();
        assertThat(described).containsAll(answered);
    }

    @Test
    void everyTypeOfProblemHasOneTitleAndOneStatus() {
        var seen = new HashMap<String, String>();
        calls.all()
            .stream()
            .flatMap(call -> Stream.concat(call.refusals().stream(),
                    common.stream().flatMap(some -> some.of(call).stream())))
            .forEach(problem -> assertThat(seen.merge(problem.type().toString(),
                    problem.status() + " " + problem.title(), (one, other) -> one))
                .isEqualTo(problem.status() + " " + problem.title()));
        assertThat(seen).hasSizeGreaterThan(30);
    }

    @Test
    void whatIsNotDescribedIsNotThere() {
        for (String path : List.of("/v1", "/v1/coupons/1/winners", "/v1/me", "/lab/bare", "/nothing.txt")) {
            Problems.expect(api.anonymous().get().uri(path).exchange(), 404, "not-found");
            Problems.expect(api.admin().get().uri(path).exchange(), 404, "not-found");
        }
    }

    private void asksAll(HttpMethod method, String path) {
        var known = new TreeMap<HttpMethod, ApiCall.Access>();
        calls.all()
            .stream()
            .filter(call -> call.path().equals(path))
            .forEach(call -> known.put(HttpMethod.valueOf(call.method()), call.access()));
        if (known.containsKey(HttpMethod.GET)) {
            known.put(HttpMethod.HEAD, known.get(HttpMethod.GET));
        }
        String address = path.replace("/**", "/nothing")
            .replaceAll("\\{file:.*}", "nothing.css")
            .replace("{strategy}", "naive")
            .replace("{issueId}", NOBODY + "-1")
            .replaceAll("\\{\\w+}", NOBODY);
        var nobody = ask(api.anonymous(), method, address);
        var user = ask(api.as("somebody"), method, address);
        var admin = ask(api.admin(), method, address);
        if (method.equals(HttpMethod.OPTIONS)) {
            assertThat(List.of(nobody, user, admin)).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(204);
                assertThat(answer.allow()).isEqualTo(allowed(known.keySet()));
            });
            return;
        }
        if (!known.containsKey(method)) {
            assertThat(List.of(nobody, user, admin)).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(405);
                assertThat(answer.allow()).isEqualTo(allowed(known.keySet()));
            });
            return;
        }
        ApiCall.Access access = known.get(method);
        assertThat(nobody.status() == 401).as("no token: %s", nobody).isEqualTo(access != ApiCall.Access.OPEN);
        assertThat(user.status() == 403).as("a user: %s", user).isEqualTo(access == ApiCall.Access.ADMIN);
        assertThat(List.of(user.status(), admin.status())).doesNotContain(401, 405, 500);
        assertThat(admin.status()).isNotEqualTo(403);
        if (method.equals(HttpMethod.HEAD)) {
            assertThat(admin.status()).as("HEAD %s", address)
                .isEqualTo(ask(api.admin(), HttpMethod.GET, address).status());
        }
    }

    private static Set<HttpMethod> allowed(Set<HttpMethod> known) {
        var allowed = new LinkedHashSet<>(known);
        allowed.add(HttpMethod.OPTIONS);
        return allowed;
    }

    private static Asked ask(WebTestClient caller, HttpMethod method, String address) {
        FluxExchangeResult<Void> answer = caller.method(method).uri(address).exchange().returnResult(Void.class);
        HttpHeaders headers = answer.getResponseHeaders();
        return new Asked(answer.getStatus().value(), headers.getAllow());
    }

    private record Asked(int status, Set<HttpMethod> allow) {
    }

}
