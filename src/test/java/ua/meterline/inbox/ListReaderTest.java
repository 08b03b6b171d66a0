package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.reading.Imported.Content;

class ListReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final ListReader reader = new ListReader(() -> NOW, ZoneId.of("Europe/Kiev"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0501234567,12345\n",
                "0501234567;12345;;кв. 5, поверх 2, код 7\n",
                "0501234567\t12345\t01.11.2026",
                "рахунок;показання\n0501234567;12345\n",
                "№;Адреса;О/р;Показники;Дата;Примітка\n1;вул. Нова, 5;0501234567;12345;01.11.2026;-\n",
                "Mérőállás,Folyószámla\n12345,0501234567\n",
                "reading,note,ACCOUNT\n\"12 345\",\"two\nlines\",\"=\"\"0501234567\"\"\"\n",
                "sep=;\n0501234567;12345\n",
                "\r\n\r\n;;\r\n501234567;12345,00\r\n;;\r\n",
                "0501234567;12345;;\"an open quote\n"
            })
    void findsAccountAndReadingHoweverAListIsKept(String list) throws Exception {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1251"))) {
            if (charset.newEncoder().canEncode(list)) {
                assertThat(contents(list.getBytes(charset)))
                        .as(charset.name())
                        .hasSize(1)
                        .allSatisfy(content -> {
                            Content.Reading read = (Content.Reading) content;
                            assertThat(read.account().digits()).isEqualTo("0501234567");
                            assertThat(read.value().value()).isEqualTo(12_345);
                        });
            }
        }
    }

    @Test
    void countsARowForItsDateUnlessThatLiesAheadOrLongAgo() throws Exception {
        List<Content> contents =
                contents("0501234567;1;28.10.2026\n0501234567;1;21.11.2026\n0501234567;1;01.09.2026\n".getBytes());

        assertThat(contents.get(0))
                .isInstanceOf(Content.Reading.class)
                .asString()
                .contains("2026-10-28");
        assertThat(contents.subList(1, 3))
                .allMatch(content -> content.toString().contains("WRONG_DATE"));
    }

    @Test
    void numbersRowsAsAnEditorShowsThem() throws Exception {
        assertThat(reader.rows("account;reading\n0501234567;1\n0501234567;2\n".getBytes()))
                .extracting(ListRow::number)
                .containsExactly(2L, 3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "account;reading\n", "PK\3\4\0\0"})
    void isNoListWithoutRows(String text) {
        assertThatThrownBy(() -> reader.rows(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnusableFileException.class);
    }

    private List<Content> contents(byte[] octets) throws Exception {
        return reader.rows(octets).stream().map(ListRow::content).toList();
    }
}
