package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvCellTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0501234567     | 0501234567",
                "=1+1           | '=1+1",
                "+380671112233  | '+380671112233",
                "-5             | '-5",
                "@SUM(A1)       | '@SUM(A1)",
                "`\tx`          | `'\tx`",
                "`\rx`          | `\"'\rx\"`",
                "a=b            | a=b",
                "a,b            | \"a,b\"",
                "say \"no\"     | \"say \"\"no\"\"\"",
                "`two\nlines`   | `\"two\nlines\"`",
                "``             | ``"
            })
    void isReadAsTextAndAsOneCell(String text, String cell) {
        assertThat(CsvCell.of(text)).isEqualTo(cell);
    }
}
