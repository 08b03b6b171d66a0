package ua.meterline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteProblemTest {
    private static final String ROUTE = """
            # A comment.
            - route:
                id: purge-messages
                from:
                  uri: direct:purge-messages
                  steps:
                    - log: {message: done}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uri: direct | uri direct | 6: mapping values are not allowed here",
                "log: | lgo: | 7: Unknown node id: lgo",
                "log: {message: done} | bean: {ref: x} | 3: route purge-messages: No bean could be found in the registry for: x",
                "direct:purge | drect:purge | 3: route purge-messages: "
                        + "No endpoint could be found for: drect://purge-messages, please check your classpath contains the needed Camel component jar"
            })
    void namesFileLineAndProblem(String right, String wrong, String problem) throws Exception {
        Path file = Files.writeString(folder.resolve("purge.camel.yaml"), ROUTE.replace(right, wrong));

        assertThat(RouteProblem.of(failure(), location()))
                .isInstanceOf(IOException.class)
                .hasMessage("routes: " + file + ":" + problem + "; correct the file, or take it from the distribution");
    }

    @Test
    void namesARouteThatIsThereTwice() throws Exception {
        Files.writeString(folder.resolve("a.camel.yaml"), ROUTE);
        Files.writeString(folder.resolve("b.camel.yaml"), ROUTE);

        assertThat(RouteProblem.of(failure(), location()))
                .hasMessageStartingWith("routes: Duplicate route ids detected: purge-messages");
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        Exception other = new IllegalStateException("a defect");

        assertThat(RouteProblem.of(other, location())).isSameAs(other);
        assertThat(RouteProblem.of(other, "classpath:routes/*.camel.yaml")).isSameAs(other);
    }

    private Exception failure() throws Exception {
        Main main = new Main();
        main.configure().setRoutesIncludePattern("false");
        main.configure().addRoutesBuilder(new RouteFiles(location()));
        try {
            return catchException(main::start);
        } finally {
            main.stop();
        }
    }

    private String location() {
        return "file:" + folder + "/*.camel.yaml";
    }
}
