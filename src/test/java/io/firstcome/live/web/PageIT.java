package io.firstcome.live.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import io.firstcome.harness.Api;
import io.firstcome.harness.ServiceTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// The page in a real browser, as who runs a drop uses it. Leaves pictures in
/// `target/page`.
@ServiceTest
@EnabledIf(value = "io.firstcome.live.web.InstalledBrowser#isThere",
        disabledReason = "there is no Chromium, or no Node, on the PATH")
@Order(3)
class PageIT {

    private static final int WIDE = 1280;

    private static final int PHONE = 360;

    private static InstalledBrowser installed;

    private final Api api;

    private final List<String> faults = new ArrayList<>();

    PageIT(Api api) {
        this.api = api;
    }

    @BeforeAll
    static void launch() {
        installed = InstalledBrowser.launch();
    }

    @AfterAll
    static void quit() {
        installed.close();
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        assertThat(faults).isEmpty();
    }

    @Test
    void aNewcomerTriesADrop() {
        try (var visit = visit(WIDE, ColorScheme.LIGHT)) {
            Page page = open(visit, "/");
            Look.button(page, "Try a drop").click();

            assertThat(page.locator("#crowd-says")).containsText("100 of 2,000 people got one of 100 seats, "
                    + "1,900 were turned away. Exactly as many as there were.", Look.patiently());
            assertThat(page.locator("#status")).hasText("SOLD OUT");
            assertThat(page.locator("#remaining")).hasText("0");
            assertThat(page.locator("#sold-out")).containsText("after");
            assertThat(page.locator("#rates")).containsText("1,900");
            Look.picture(page, "drop-1280");
            Look.isAccessible(page);

            page.setViewportSize(PHONE, 740);
            Look.fits(page, PHONE);
            Look.picture(page, "drop-360");
        }
    }

    @Test
    void whoRunsADropCreatesPausesRaisesAndClosesIt() {
        try (var visit = visit(WIDE, ColorScheme.DARK)) {
            Page page = open(visit, "/");
            Look.button(page, "Get a local one").click();
            assertThat(page.locator("#token")).not().hasValue("");
            page.getByLabel("Title").fill("Evening drop");
            page.locator("#new").getByLabel("Seats").fill("2");
            Look.button(page, "Create").click();

            assertThat(page.locator("#drop-title")).hasText("Evening drop");
            assertThat(page.locator("#remaining")).hasText("2");
            long coupon = Long.parseLong(page.url().substring(page.url().indexOf('#') + 1));
            api.crowd(coupon, Api.users("page", 5));
            assertThat(page.locator("#status")).hasText("SOLD OUT");
            assertThat(page.locator("#audit")).containsText("Redis and MySQL agree", Look.patiently());

            page.locator("#administration").getByLabel("Seats").fill("4");
            Look.button(page, "Change").click();
            assertThat(page.locator("#remaining")).hasText("2");
            assertThat(page.locator("#status")).hasText("OPEN");

            Look.button(page, "Pause").click();
            assertThat(page.locator("#status")).hasText("PAUSED");
            Look.button(page, "Resume").click();
            assertThat(page.locator("#status")).hasText("OPEN");
            Look.picture(page, "dark-1280");
            Look.isAccessible(page);

            page.onDialog(Dialog::accept);
            Look.button(page, "Close for good").click();
            assertThat(page.locator("#status")).hasText("CLOSED");
        }
    }

    @Test
    void onAPhoneByKeyboardAndByScreenReader() {
        long coupon = api.openCoupon(7);
        try (var visit = visit(PHONE, ColorScheme.DARK)) {
            Page page = open(visit, "/#" + coupon);
            assertThat(page.locator("#remaining")).hasText("7");
            Look.fits(page, PHONE);
            Look.isAccessible(page);
            Look.picture(page, "phone-360");

            page.keyboard().press("Tab");
            assertThat(page.getByText("To the drop")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(Look.button(page, "Pause")).isFocused();
            page.keyboard().press("Space");
            assertThat(page.locator("#message")).containsText("needs a token");
            assertThat(page.locator("#token")).isFocused();
            assertThat(page.locator("#drop")).matchesAriaSnapshot("""
                    - region "Noon drop":
                      - heading "Noon drop" [level=2]
                      - text: OPEN
                      - paragraph:
                        - strong: "7"
                        - text: of 7 left
                      - status: open, 7 of 7 left
                      - figure "Answers per second, the last two minutes"
                      - form "Administration":
                        - button "Pause"
                        - spinbutton "Seats": "7"
                        - button "Change"
                        - button "Close for good"
                    """);
        }
    }

    @Test
    void theFeedComesBackAfterAnAnswerThatIsNoStream() {
        var asked = new AtomicInteger();
        try (var visit = visit(WIDE, ColorScheme.LIGHT)) {
            visit.route("**/events", route -> {
                if (asked.getAndIncrement() == 0) {
                    route.fulfill(new Route.FulfillOptions().setStatus(503));
                }
                else {
                    route.resume();
                }
            });
            Page page = open(visit, "/#" + api.openCoupon(7));
            assertThat(page.locator("#remaining")).hasText("7");
        }
    }

    private BrowserContext visit(int width, ColorScheme scheme) {
        return installed.browser()
            .newContext(new Browser.NewContextOptions().setViewportSize(width, width == PHONE ? 740 : 900)
                .setColorScheme(scheme)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
    }

    private Page open(BrowserContext visit, String path) {
        Page page = visit.newPage();
        page.setDefaultTimeout(Look.PATIENCE);
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            // Being told "sold out" is no fault, though the browser takes it for one; who
            // hears 503 asks again.
            if (message.type().equals("error") && !message.text().contains("409 (Conflict)")
                    && !message.text().contains("503 (Service Unavailable)")) {
                faults.add(message.text());
            }
        });
        page.navigate(api.url() + path);
        return page;
    }

}
