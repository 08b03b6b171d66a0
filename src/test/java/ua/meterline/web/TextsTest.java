package ua.meterline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.staff.StaffProblem;
import ua.meterline.backoffice.submission.SubmissionRefusedException;
import ua.meterline.inbox.ListReader;
import ua.meterline.mail.mime.MailLimitException;

/** The words of console and cabinet. */
class TextsTest {
    private static final Path FILES = Path.of("src/main/resources/web/texts");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    /** A key in full; one that ends in a point is completed at run time. */
    private static final Pattern KEY =
            Pattern.compile("(?:text|counted|textOf|named)\\((?:[\\w.()]+, )?\"([a-z][\\w.-]+)\"");

    /** A site of pages. */
    private enum Site {
        CONSOLE(Language.OF_STAFF),
        CABINET(Language.OF_CUSTOMERS);

        private final List<Language> languages;

        Site(List<Language> languages) {
            this.languages = languages;
        }

        private Texts texts() throws IOException {
            return Texts.of(features(), languages);
        }

        /** Those of customers have a file in Hungarian. */
        private List<String> features() throws IOException {
            try (Stream<Path> files = Files.list(FILES)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith("_en.properties"))
                        .map(name -> name.replace("_en.properties", ""))
                        .filter(name -> Files.exists(FILES.resolve(name + "_hu.properties")) == (this == CABINET))
                        .sorted()
                        .toList();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Site.class)
    void allLanguagesHaveTheSameKeysEachWithTheNameOfItsFeature(Site site) throws IOException {
        Texts texts = site.texts();
        Set<String> prefixes = new TreeSet<>(site.features());
        assertThat(texts.keys(Language.EN)).allMatch(key -> prefixes.contains(key.split("\\.")[0]));
        for (Language language : site.languages) {
            assertThat(withoutPlurals(texts.keys(language)))
                    .as(language.code())
                    .isEqualTo(withoutPlurals(texts.keys(Language.EN)));
        }
    }

    /** Ukrainian has one form more. */
    private static Set<String> withoutPlurals(Set<String> keys) {
        return new TreeSet<>(keys.stream()
                .map(key -> key.replaceFirst("\\.(one|few|many)$", ".#"))
                .toList());
    }

    @ParameterizedTest
    @EnumSource(Site.class)
    void allLanguagesFillInTheSameValues(Site site) throws IOException {
        Texts texts = site.texts();
        for (String key : texts.keys(Language.EN)) {
            for (Language language : site.languages) {
                if (texts.has(language, key)) {
                    assertThat(placeholders(texts.text(language, key)))
                            .as(language.code() + " " + key)
                            .isEqualTo(placeholders(texts.text(Language.EN, key)));
                }
            }
        }
    }

    private static Set<String> placeholders(String text) {
        return new TreeSet<>(Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .toList());
    }

    @Test
    void templatesUseKeysThatExist() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Site site : Site.values()) {
            keys.addAll(withoutPlurals(site.texts().keys(Language.EN)));
        }
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(key -> assertThat(keys)
                                .as(file + " " + key)
                                .anyMatch(known -> known.equals(key)
                                        || known.startsWith(key + ".")
                                        || key.endsWith(".") && known.startsWith(key)));
            }
        }
    }

    static Stream<Enum<?>> refusals() {
        return Stream.of(Refusal.values(), StaffProblem.values(), SubmissionRefusedException.Problem.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void eachRefusalHasATextInEachLanguage(Enum<?> refusal) throws IOException {
        Texts texts = Site.CONSOLE.texts();
        assertThat(Language.OF_STAFF)
                .allMatch(language -> texts.has(language, "refused." + Refusal.codeOf(refusal)), "has a text");
    }

    static Stream<String> unreadable() {
        return Stream.concat(
                Stream.of(MailLimitException.Limit.values()).map(limit -> new MailLimitException(limit).reason()),
                Stream.of(ListReader.TOO_MANY, "too-large", "unreadable", "not-a-list", "encrypted-workbook"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void eachReasonWhyALetterOrListCannotBeShownHasATextInEachLanguage(String reason) throws IOException {
        Texts texts = Site.CONSOLE.texts();
        assertThat(Language.OF_STAFF)
                .allMatch(language -> texts.has(language, "messages.reason." + reason), "has a text");
    }

    @ParameterizedTest
    @CsvSource({
        "UK, 1, one",
        "UK, 2, few",
        "UK, 5, many",
        "UK, 11, many",
        "UK, 12, many",
        "UK, 21, one",
        "UK, 22, few",
        "UK, 111, many",
        "UK, 0, many",
        "EN, 1, one",
        "EN, 0, many",
        "EN, 21, many",
        "RU, 22, few",
        "HU, 1, one",
        "HU, 22, many"
    })
    void countsInWords(Language language, long count, String category) {
        assertThat(Texts.plural(language, count)).isEqualTo(category);
    }
}
