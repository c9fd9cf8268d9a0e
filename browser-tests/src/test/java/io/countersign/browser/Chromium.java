package io.countersign.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser of the machine. */
final class Chromium implements AutoCloseable {

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium open() {
    // Without this it would fetch browsers of its own.
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setExecutablePath(installed()).setArgs(flags());
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  /** No browser is no reason to pass over these tests. */
  private static Path installed() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .flatMap(folder ->
            Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "these tests need Chromium: apt-get install chromium; see CONTRIBUTING.md"));
  }

  /** Its sandbox refuses to work for root. */
  private static List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      flags.add("--no-sandbox");
    }
    return flags;
  }

  /** A new profile with a page in it. */
  Tab tab(String url) {
    return new Tab(browser.newPage(), url);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
