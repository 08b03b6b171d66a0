package ua.meterline.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Raw mails as customers write them, each with its expected readings and reply. */
class CorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/mail/corpus");
    private static final String TABLE = "/mail/corpus.csv";

    private final MailParser parser = Mails.parser();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = TABLE, numLinesToSkip = 1, emptyValue = "", nullValues = "null")
    void readsTheMail(
            String file, String language, String readings, String problem, String answerability, int attachments)
            throws Exception {
        ParsedMail mail = parser.parse(Files.readAllBytes(CORPUS.resolve(file)));
        assertThat(List.of(
                        mail.language().code(),
                        readings(mail),
                        mail.problem().map(p -> p.kind().label()).orElse(""),
                        mail.answerability().label(),
                        mail.attachments().size()))
                .as(mail.text())
                .containsExactly(language, orEmpty(readings), orEmpty(problem), answerability, attachments);
    }

    @Test
    void hasARowForEveryMail() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS);
                Stream<String> rows = Files.lines(Path.of("src/test/resources" + TABLE))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSizeGreaterThanOrEqualTo(90)
                    .containsExactlyInAnyOrderElementsOf(rows.skip(1)
                            .map(row -> row.substring(0, row.indexOf(',')))
                            .toList());
        }
    }

    private static String readings(ParsedMail mail) {
        return mail.readings().stream()
                .map(found -> found.account().digits() + "=" + found.value().value())
                .collect(Collectors.joining(" "));
    }

    private static String orEmpty(String cell) {
        return cell == null ? "" : cell;
    }
}
