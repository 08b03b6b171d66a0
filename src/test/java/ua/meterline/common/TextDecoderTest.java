package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecoderTest {
    private static final String UKRAINIAN =
            "Доброго дня! Особовий рахунок 0501234567, показник лічильника 12345. Дякую, Їжакевич.";
    private static final String RUSSIAN = "Здравствуйте! Лицевой счет 0501234567, показания счетчика 12345.";

    @ParameterizedTest
    @CsvSource({
        "windows-1251,windows-1251",
        "KOI8-U,koi8-u",
        "KOI8-U,KOI8U",
        "windows-1251,cp1251",
        "windows-1251,\"win-1251\"",
        "UTF-8,utf8",
        "UTF-16,utf-16",
        "UTF-16LE,utf-16le",
        "x-MacUkraine,x-macukraine",
        "IBM855,ibm855",
        "windows-1251,",
        "KOI8-U,",
        "UTF-8,",
        "windows-1251,x-unknown",
        "KOI8-U,???",
        "UTF-8,us-ascii",
        "windows-1251,us-ascii",
        "windows-1251,iso-8859-1",
        "UTF-8,windows-1252",
        "UTF-8,koi8-r",
        "UTF-8,windows-1251",
        "windows-1251,utf-8",
        "KOI8-U,utf-8",
        "KOI8-U,windows-1251",
        "windows-1251,koi8-u",
        "IBM866,ibm866",
        "UTF-8,utf-7"
    })
    void readsUkrainianInOneCharsetUnderTheLabelOfAnother(String charset, String label) {
        String expected = charset.equals("IBM866") || charset.equals("IBM855") ? RUSSIAN : UKRAINIAN;
        assertThat(TextDecoder.decode(expected.getBytes(Charset.forName(charset)), label))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"windows-1251,", "KOI8-U,", "KOI8-U,windows-1251", "windows-1251,koi8-r", "UTF-8,koi8-u", "IBM866,"})
    void readsRussianUnderAnyLabel(String charset, String label) {
        assertThat(TextDecoder.decode(RUSSIAN.getBytes(Charset.forName(charset)), label))
                .isEqualTo(RUSSIAN);
    }

    @ParameterizedTest
    @CsvSource({"windows-1251,windows-1251", "windows-1251,", "KOI8-U,koi8-u", "KOI8-U,"})
    void readsCapitals(String charset, String label) {
        String capitals = "ЛИЦЕВОЙ СЧЕТ 0501234567 ПОКАЗАНИЯ СЧЕТЧИКА 333 СПАСИБО";
        assertThat(TextDecoder.decode(capitals.getBytes(Charset.forName(charset)), label))
                .isEqualTo(capitals);
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-2,iso-8859-2", "windows-1250,windows-1250", "windows-1250,", "UTF-8,iso-8859-2"})
    void readsHungarian(String charset, String label) {
        String hungarian = "Tisztelt Ügyfélszolgálat! Mérőállás: 12345. Üdvözlettel, Kőszegi Győző";
        assertThat(TextDecoder.decode(hungarian.getBytes(Charset.forName(charset)), label))
                .isEqualTo(hungarian);
    }

    @Test
    void decodesAnyOctetsUnderAnyLabelThatJavaKnows() {
        byte[] octets = new byte[256];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) i;
        }
        assertThat(Charset.availableCharsets().keySet())
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        label -> assertThat(TextDecoder.decode(octets, label)).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "+BCAEMARFBEMEPQQ+BDo 050 +BD8-1, Рахунок 050 п1",
        "1 +- 2 +4-3, 1 + 2 +3",
        "+BCAEM, Р",
    })
    void readsUtf7AsFarAsPossible(String octets, String text) {
        assertThat(TextDecoder.decode(octets.getBytes(StandardCharsets.US_ASCII), "\"UTF-7\""))
                .isEqualTo(text);
    }

    @Test
    void dropsTheByteOrderMark() {
        assertThat(TextDecoder.decode("\uFEFF0501234567 1".getBytes(StandardCharsets.UTF_8), "koi8-u"))
                .isEqualTo("0501234567 1");
    }
}
