package ua.meterline.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.SeededCase;

class HeaderTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain text | plain text",
                "=?UTF-8?B?0L/QvtC60LDQt9C90LjQug==?= | показник",
                "=?utf-8?q?=D0=BF=D0=BE=D0=BA=D0=B0=D0=B7_12?= | показ 12",
                "=?koi8-u?Q?=D0=CF=CB=C1=DA=CE=C9=CB?= | показник",
                "=?windows-1251?B?z+7q4Ofg7ej/?= | Показания",
                "=?UTF-8*uk?Q?=D0=B3=D0=B0=D0=B7?= | газ",
                "Re: =?UTF-8?B?0LPQsNC3?= 2026 | Re: газ 2026",
                "\"=?UTF-8?B?0LPQsNC3?=\" | \"газ\"",
                "=?UTF-8?B?0LPQsNC3?==?UTF-8?B?0LPQsNC3?= | газгаз",
                "=?UTF-8?B?0LPQsNC3?=   =?UTF-8?B?0LPQsNC3?= | газгаз",
                "=?UTF-8?B?0LPQ?= =?UTF-8?B?sNC3?= | газ",
                "=?UTF-8?Q?=D0=B3=D0=B0=D0=B7 and blanks?= | газ and blanks",
                "=?UTF-8?Q?=D0=B3=D0=B0=D0=B7 | газ",
                "=?x-unknown?B?z+7q4Ofg7ej/?= | Показания",
                "=?UTF-8?X?nonsense?= | =?UTF-8?X?nonsense?=",
                "=? =?= ?= | =? =?= ?=",
            })
    void decodes(String header, String text) {
        assertThat(HeaderText.decode(header)).isEqualTo(text);
    }

    @Test
    void decodesUnencodedOctets() {
        String octets = new String("Показники".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(HeaderText.decode(octets)).isEqualTo("Показники");
    }

    @Test
    void removesLineEndsAndDirectionControls() {
        assertThat(HeaderText.decode("a\r\n b =?UTF-8?Q?c=0D=0ABcc:_x=E2=80=A8d=E2=80=AEe=00f?="))
                .isEqualTo("a b c Bcc: x d e f");
    }

    @Test
    void isEmptyForAMissingHeader() {
        assertThat(HeaderText.decode(null)).isEmpty();
    }

    @Test
    void isOneShortLineForAnyInput() {
        SeededCase.forAll(500, random -> {
            String header = random.text();
            assertThat(HeaderText.decode("=?UTF-8?Q?" + header + "?= =?koi8-u?B?" + header))
                    .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E]")
                    .hasSizeLessThanOrEqualTo(501);
        });
    }
}
