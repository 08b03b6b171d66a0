package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.fixture.Deadline;

/**
 * Debian's Chromium without a window. A test that needs it is skipped where it is not installed; {@code .ci/run}
 * installs it. For use by one thread.
 */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration TIMEOUT = Deadline.LENGTH;
    private static final int HEIGHT = 900;
    private static final int WIDE = 1280;
    /** A telephone. */
    public static final int NARROW = 390;

    /** What reaches over the right edge, and is not scrolled by an element around it. */
    private static final String TOO_WIDE = "return Array.from(document.querySelectorAll('main *, header *'))"
            + ".filter((each) => each.getBoundingClientRect().right > window.innerWidth && !each.closest('.table-scroll'))"
            + ".slice(0, 5).map((each) => each.outerHTML.slice(0, 150)).join(' | ')";

    /** The element with the focus if it has this text or name: one request, where Selenium's own calls are three. */
    private static final String FOCUSED = "const focused = document.activeElement;"
            + "return focused.innerText.trim() === arguments[0] || focused.name === arguments[0] ? focused : null";

    private final ChromeDriver driver;
    private final String site;

    private Browser(ChromeDriver driver, String site) {
        this.driver = driver;
        this.site = site;
    }

    /** @param languages that it asks for, such as {@code en} */
    public static Browser open(ConsoleFixture console, String languages) {
        return open(console.address(), languages, true);
    }

    /**
     * @param site the address of console or cabinet, without the slash at the end
     * @param scripts whether the browser runs those of pages
     */
    public static Browser open(String site, String languages, boolean scripts) {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "needs " + CHROMIUM + " and " + DRIVER + ": apt-get install chromium chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                // A colour that is on its way from light to dark has too little contrast.
                "--force-prefers-reduced-motion",
                "--lang=" + languages,
                "--window-size=" + WIDE + "," + HEIGHT);
        options.setExperimentalOption(
                "prefs",
                java.util.Map.of(
                        "intl.accept_languages",
                        languages,
                        "profile.managed_default_content_settings.javascript",
                        scripts ? 1 : 2));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options), site);
    }

    public static Browser open(ConsoleFixture console) {
        return open(console, "en");
    }

    public Browser signIn(Role role) {
        go("/login");
        type("login", role.toString());
        type("password", ConsoleFixture.PASSWORD);
        field("password").sendKeys(Keys.ENTER);
        await("the page after the login", () -> !path().startsWith("/login"));
        return this;
    }

    /** Opens a path of the site. */
    public void go(String path) {
        driver.get(site + path);
    }

    /** With the query. */
    public String path() {
        return driver.getCurrentUrl().substring(site.length());
    }

    /** All that a reader sees. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    public String title() {
        return driver.findElement(By.tagName("h1")).getText();
    }

    public WebElement field(String name) {
        return driver.findElement(By.name(name));
    }

    public void type(String name, String text) {
        WebElement field = field(name);
        field.clear();
        field.sendKeys(text);
    }

    public WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The button or link with this text. */
    public void click(String text) {
        clickable(text).click();
    }

    public void doubleClick(String text) {
        new Actions(driver).doubleClick(clickable(text)).perform();
    }

    private WebElement clickable(String text) {
        for (WebElement each : all("button, a.button, nav a, summary, a")) {
            if (each.isDisplayed() && each.getText().strip().equals(text)) {
                return each;
            }
        }
        throw new AssertionError("nothing to click with the text " + text + " in: " + text());
    }

    /** Sends keys to what has the focus. */
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Moves the focus with the tab key until an element with this text or name has it, and returns it. */
    public WebElement tabTo(String textOrName) {
        for (int i = 0; i < 200; i++) {
            press(Keys.TAB);
            if (run(FOCUSED, textOrName) instanceof WebElement focused) {
                return focused;
            }
        }
        throw new AssertionError("the tab key does not reach " + textOrName);
    }

    /** What to wait for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds();
    }

    public void await(String what, Condition condition) {
        Awaitility.await(what)
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(30))
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(condition::holds);
    }

    /** By the buttons at the end of a page of the cabinet. */
    public void chooseLanguage(String code) {
        find("button[value=" + code + "]").click();
        await("the language", () -> code.equals(run("return document.documentElement.lang")));
    }

    public void awaitText(String text) {
        await(text, () -> text().contains(text));
    }

    /** @param width such as {@link #NARROW} */
    public void resize(int width) {
        // A window is not narrower than 500 pixels; the page in it is.
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                java.util.Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        await("the width " + width, () -> number("return window.innerWidth") == width);
    }

    public void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                java.util.Map.of(
                        "features",
                        List.of(java.util.Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Shows the page as it would be printed, or on the screen again. */
    void print(boolean print) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", java.util.Map.of("media", print ? "print" : "screen"));
    }

    public void deleteCookie(String name) {
        driver.manage().deleteCookieNamed(name);
    }

    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    Object runAsync(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(TIMEOUT);
        return driver.executeAsyncScript(script, arguments);
    }

    private long number(String script) {
        return ((Number) run(script)).longValue();
    }

    /** The page must not be wider than the window, so that it is read without scrolling sideways. */
    public void requireNoSidewaysScroll() {
        assertThat(number("return document.documentElement.scrollWidth"))
                .as("width of " + path() + ", because of " + run(TOO_WIDE))
                .isLessThanOrEqualTo(number("return window.innerWidth"));
    }

    /** Errors of scripts, and what the content security policy refused, since the last call. */
    public List<String> problems() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> line.startsWith("SEVERE") || line.contains("Content Security Policy"))
                .toList();
    }

    /** Writes a picture of the page for the documents, when the tests run with {@code -Ddocs.write=true}. */
    public void screenshot(String name) throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Path file = Path.of("docs/images", name + ".png");
            Files.createDirectories(file.getParent());
            Files.write(file, picture());
        }
    }

    /** A picture of what is to be seen, as PNG. */
    public byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
