package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Gateway;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.fixture.FreePort;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.simulator.SubmittedMessage;

/** SIGKILL between the code that a customer asked for and its entry: the code is good once, as without the crash. */
class LoginCrashIT {
    private static final String ACCOUNT = "0501234567";
    private static final String NUMBER = "380671112233";
    private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("Login code: ([0-9]{6})");

    @TempDir
    Path folder;

    @Test
    void aCodeFromBeforeTheCrashLogsInOnce() throws Exception {
        int port = FreePort.next();
        URI cabinet = URI.create("http://127.0.0.1:" + port);
        try (SmscSimulator smsc = RunningGateway.startSmsc()) {
            GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port()).with("CABINET_PORT", port);
            String challenge;
            String code;
            try (GatewayProcess killed = GatewayProcess.start(folder, environment)) {
                killed.awaitBoundTo(smsc);
                assertThat(smsc.deliver(MobileMessage.of(NUMBER, "7104", ACCOUNT + " 12345"))
                                .get(RunningGateway.TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                                .commandStatus())
                        .isZero();
                challenge = challenge(cabinet);
                code = awaitCode(smsc);
            }
            try (Gateway restarted = environment.start()) {
                assertThat(enter(cabinet, challenge, code).headers().allValues("Set-Cookie"))
                        .singleElement()
                        .asString()
                        .startsWith("meterline-cabinet=");
                assertThat(enter(cabinet, challenge, code).statusCode())
                        .as("the code is used again")
                        .isEqualTo(422);
                assertThat(restarted.cabinetUrl()).isPresent();
            }
        }
        assertThat(GatewayDatabase.in(folder)
                        .rows("SELECT (SELECT count(*) FROM notice), (SELECT count(*) FROM cabinet_session)"))
                .containsExactly("1 1");
    }

    private static ConsoleClient visitor(URI cabinet) {
        return new ConsoleClient(cabinet).with("Accept-Language", "en");
    }

    private static String challenge(URI cabinet) throws Exception {
        String page = visitor(cabinet)
                .post("/login", Map.of("account", ACCOUNT, "number", "+" + NUMBER))
                .body();
        Matcher matcher = CHALLENGE.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    private static HttpResponse<String> enter(URI cabinet, String challenge, String code) throws Exception {
        return visitor(cabinet).post("/login/code", Map.of("challenge", challenge, "code", code));
    }

    private static String awaitCode(SmscSimulator smsc) {
        return await().atMost(RunningGateway.TIMEOUT)
                .until(
                        () -> smsc.submitted().stream()
                                .map(SubmittedMessage::text)
                                .map(CODE::matcher)
                                .filter(Matcher::lookingAt)
                                .map(code -> code.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
