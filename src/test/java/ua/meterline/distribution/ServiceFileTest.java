package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ServiceFileTest {
    private static final Pattern EXPOSURE = Pattern.compile("Overall exposure level for .*: ([0-9.]+) ");

    /** Of 10; systemd calls what is below 3 OK. */
    @Test
    void exposesLittleOfTheMachineToTheGateway() throws Exception {
        assumeThat(Path.of("/usr/bin/systemd-analyze"))
                .as("systemd is installed")
                .exists();
        Process analysis = new ProcessBuilder(
                        "systemd-analyze",
                        "security",
                        "--offline=true",
                        "--no-pager",
                        "src/main/dist/service/meterline.service")
                .redirectErrorStream(true)
                .start();
        String report = new String(analysis.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeThat(report).as("this systemd reads files").doesNotContain("unrecognized option");
        Matcher level = EXPOSURE.matcher(report);
        assertThat(level.find()).as(report).isTrue();
        assertThat(Double.parseDouble(level.group(1))).as(report).isLessThan(3);
    }
}
