package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import ua.meterline.cli.DocumentedSession.Arrival;
import ua.meterline.cli.DocumentedSession.Clock;
import ua.meterline.cli.DocumentedSession.Command;
import ua.meterline.cli.DocumentedSession.Typed;

@ResourceLock(TypedInput.RESOURCE)
class DocumentedSessionTest {
    private static final String PAGE = """
            # Page

            <!-- at 2026-12-06 09:00 -->

            | arrives | from | text |
            |---|---|---|
            | 2026-12-06 09:12 | +380671112233 | `0501234567 12354` |

            <!-- typed: a |  | fine -->

            1. Look:

                   $ meterline review list
                   old output

                   below a blank line

            Prose.

                $ meterline version
            """;

    @Test
    void readsWhatHappensFromTopToBottom() {
        assertThat(DocumentedSession.of(PAGE).steps())
                .containsExactly(
                        new Clock("2026-12-06 09:00"),
                        new Arrival("2026-12-06 09:12", "+380671112233", "0501234567 12354"),
                        new Typed(List.of("a", "", "fine")),
                        new Command(
                                12,
                                "       ",
                                "meterline review list",
                                List.of("old output", "", "below a blank line")),
                        new Command(19, "    ", "meterline version", List.of()));
    }

    @Test
    void replacesTheOutputsOfCommandsAndNothingElse() {
        List<List<String>> outputs = new ArrayList<>();
        outputs.add(List.of("new output"));
        outputs.add(null);

        String written = DocumentedSession.of(PAGE).with(outputs);

        assertThat(written)
                .isEqualTo(PAGE.replace("       old output\n\n       below a blank line", "       new output"));
    }

    @Test
    void keepsAPageThatIsAsItsCommandsPrint() {
        List<List<String>> outputs = new ArrayList<>();
        outputs.add(List.of("old output", "", "below a blank line"));
        outputs.add(List.of());

        assertThat(DocumentedSession.of(PAGE).with(outputs)).isEqualTo(PAGE);
    }

    @Test
    void refusesATableOfMessagesThatItCannotRead() {
        String page = """
                | arrives | from | text |
                |---|---|---|
                | yesterday | +380671112233 | `0501234567 12354` |
                """;

        assertThatThrownBy(() -> DocumentedSession.of(page)).hasMessageContaining("yesterday");
    }

    @Test
    void aMachineTellsAStaleOutputFromWhatTheCommandPrints(@TempDir Path root) throws Exception {
        Command command = new Command(0, "    ", "meterline review list", List.of("an old output"));

        try (SessionMachine machine = new SessionMachine(root.toRealPath())) {
            machine.take(new Clock("2026-12-06 09:00"));

            assertThat(machine.run(command)).contains(List.of("meterline: the review queue is empty"));
            assertThat(machine.run(new Command(0, "    ", "keytool -list", List.of())))
                    .isEmpty();
        }
    }
}
