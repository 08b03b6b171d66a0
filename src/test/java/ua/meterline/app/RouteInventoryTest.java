package ua.meterline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder of routes that an operator has edited, and from which files were removed. */
class RouteInventoryTest {
    private static final Path SHIPPED = Path.of("routes");
    private static final Pattern SWITCH = Pattern.compile("precondition: \"\\{\\{([\\w.-]+):true}}\"");
    private static final Pattern ROUTE = Pattern.compile("- route:\\n +id: (\\S+)\\n");

    @TempDir
    Path folder;

    /** The properties of all profiles, such as meterline.intake.kafka.on. */
    static List<String> switches() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return files.map(RouteInventoryTest::read)
                    .flatMap(text -> SWITCH.matcher(text).results())
                    .map(match -> match.group(1))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @Test
    void knowsTheProfiles() throws Exception {
        assertThat(switches())
                .contains("meterline.intake.kafka.on", "meterline.readings.kafka.on", "meterline.cluster.on")
                .hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("switches")
    void missesTheRoutesOfAProfileThatIsOn(String property) throws Exception {
        List<String> missing = removeFilesOf(property);

        assertThatThrownBy(() -> check(property, true))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("routes: " + String.join(", ", missing) + " missing in file:");
    }

    @ParameterizedTest
    @MethodSource("switches")
    void missesNoRouteOfAProfileThatIsOff(String property) throws Exception {
        removeRoutesOf(property);

        assertThatCode(() -> check(property, false)).doesNotThrowAnyException();
    }

    /** Returns the ids of the routes of the files that have a route of the profile. */
    private List<String> removeFilesOf(String property) throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            List<Path> removed = new ArrayList<>();
            for (Path file : files.toList()) {
                if (read(file).contains("{{" + property + ":true}}")) {
                    removed.add(file);
                } else {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
            return removed.stream()
                    .flatMap(file -> ROUTE.matcher(read(file)).results())
                    .map(match -> match.group(1))
                    .sorted()
                    .toList();
        }
    }

    /** The other routes of their files remain. */
    private void removeRoutesOf(String property) throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path file : files.toList()) {
                String left = without(property, read(file));
                if (left.contains("\n- ")) {
                    Files.writeString(folder.resolve(file.getFileName()), left);
                }
            }
        }
    }

    private static String without(String property, String text) {
        List<String> parts = List.of(text.split("(?=(?m)^- )"));
        return String.join(
                "", parts.stream().filter(part -> !isOf(property, part)).toList());
    }

    private static boolean isOf(String property, String part) {
        return SWITCH.matcher(part).results().map(MatchResult::group).anyMatch(found -> found.contains(property + ":"));
    }

    private void check(String property, boolean on) throws Exception {
        String location = "file:" + folder + "/*.camel.yaml";
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addInitialProperty(property, Boolean.toString(on));
            context.addRoutes(new RouteFiles(location));
            RouteInventory.requireComplete(context, location);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
