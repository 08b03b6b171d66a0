package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.RunningGateway;

/** How a flood of readings is stopped: from one address, for one account, and by the time that a form takes. */
class CabinetLimitsIT {
    @TempDir
    static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(
                folder,
                Map.of(
                        "CABINET_PORT", 0,
                        "CABINET_TRUSTED_PROXY", "127.0.0.1",
                        "CABINET_FILLING_TIME", "1s",
                        "CABINET_READINGS_PER_ADDRESS", 4,
                        "CABINET_READINGS_PER_ACCOUNT", 2));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static CabinetClient from(String address) {
        CabinetClient client = new CabinetClient(gateway.cabinet());
        client.http().with("X-Forwarded-For", address);
        return client;
    }

    /** Lets the filling time of a form pass, on the clock of the gateway. */
    private static HttpResponse<String> submit(CabinetClient client, String account) throws Exception {
        Map<String, String> form = client.fillIn(account, "100");
        gateway.jumpClock(Duration.ofSeconds(2));
        return client.send(form);
    }

    @Test
    void saysWhenAnAddressMayGoOn() throws Exception {
        CabinetClient flooder = from("198.51.100.1");
        for (int i = 0; i < 4; i++) {
            assertThat(submit(flooder, "050100000" + i).statusCode()).isEqualTo(303);
        }
        HttpResponse<String> refused = submit(flooder, "0501000009");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .contains("Too many attempts", "Please try again in 15\u00a0min")
                .contains("SMS");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(800, 900);
        assertThat(submit(from("198.51.100.2"), "0501000009").statusCode()).isEqualTo(303);
    }

    @Test
    void takesTheNetworkOfAnIpv6SubscriberForOneAddress() throws Exception {
        for (int i = 1; i <= 4; i++) {
            assertThat(submit(from("2001:db8:7:7::" + i), "050200000" + i).statusCode())
                    .isEqualTo(303);
        }
        assertThat(submit(from("2001:db8:7:7:ffff::1"), "0502000008").statusCode())
                .isEqualTo(429);
        assertThat(submit(from("2001:db8:7:8::1"), "0502000009").statusCode()).isEqualTo(303);
    }

    @Test
    void limitsTheReadingsOfAnAccountFromManyAddresses() throws Exception {
        assertThat(submit(from("198.51.100.11"), "0503000000").statusCode()).isEqualTo(303);
        assertThat(submit(from("198.51.100.12"), "0503000000").statusCode()).isEqualTo(303);
        assertThat(submit(from("198.51.100.13"), "0503000000").statusCode()).isEqualTo(429);
        assertThat(submit(from("198.51.100.13"), "0503000001").statusCode()).isEqualTo(303);
    }

    /** It was answered "sent already", and the customer believed that the reading was stored. */
    @Test
    void takesTheSameFormAgainAfterALimit() throws Exception {
        assertThat(submit(from("198.51.100.15"), "0506000000").statusCode()).isEqualTo(303);
        assertThat(submit(from("198.51.100.16"), "0506000000").statusCode()).isEqualTo(303);
        CabinetClient customer = from("198.51.100.17");
        Map<String, String> form = customer.fillIn("0506000000", "100");
        gateway.jumpClock(Duration.ofSeconds(2));
        assertThat(customer.send(form).statusCode()).isEqualTo(429);

        form.put("account", "0506000001");

        assertThat(customer.send(form).statusCode()).isEqualTo(303);
        assertThat(customer.send(form).headers().firstValue("Location")).isPresent();
        assertThat(gateway.database().count("message WHERE text LIKE '0506000001 %'"))
                .isEqualTo(1);
    }

    @Test
    void refusesAFormThatNoPersonFillsInSoFast() throws Exception {
        CabinetClient robot = from("198.51.100.21");
        long before = gateway.database().count("message");
        Map<String, String> form = robot.fillIn("0504000000", "100");
        HttpResponse<String> refused = robot.send(form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("press “Send” again", "value=\"0504000000\"");
        assertThat(gateway.database().count("message")).isEqualTo(before);
        gateway.jumpClock(Duration.ofSeconds(2));
        assertThat(robot.send(form).statusCode()).isEqualTo(303);
    }

    @Test
    void countsFailedAttemptsOfAnAddress() throws Exception {
        CabinetClient robot = from("198.51.100.31");
        for (int i = 0; i < 4; i++) {
            robot.send(Map.of("account", "0505000000", "value", "1", "form-id", "x" + i));
        }
        assertThat(submit(robot, "0505000000").statusCode()).isEqualTo(429);
    }
}
