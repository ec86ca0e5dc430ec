package io.firstcome.live.web;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/// A Chromium and the Node that drives it, where both are installed.
final class InstalledBrowser implements AutoCloseable {

    private static final List<String> CHROMIUMS = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable");

    private final Playwright playwright;

    private final Browser browser;

    private InstalledBrowser(Path chromium, Path node) {
        this.playwright = Playwright.create(new Playwright.CreateOptions()
            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", node.toString())));
        this.browser = playwright.chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    static boolean isThere() {
        return chromium().isPresent() && onPath("node").isPresent();
    }

    static InstalledBrowser launch() {
        return new InstalledBrowser(chromium().orElseThrow(), onPath("node").orElseThrow());
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> chromium() {
        return CHROMIUMS.stream().flatMap(name -> onPath(name).stream()).findFirst();
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", ""))
            .flatMap(path -> Arrays.stream(path.split(File.pathSeparator, -1)))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    }

}
