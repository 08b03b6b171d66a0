package ua.meterline.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.SeededCase;
import ua.meterline.reading.AccountNumber;

class AccountMentionTest {
    private static final String PIECES = "0123456789О o.-/_ \u00A0x";

    @ParameterizedTest
    @CsvSource({
        "0501234567 1250, 0501234567",
        "050 123 45 67 1250, 0501234567",
        "О5О-123-45-67, 0501234567",
        "050123456712500, 0501234567",
        "0501234567, 0501234567",
    })
    void findsAnAccountInAnyNotation(String text, String account) {
        assertThat(AccountMention.allIn(text, 10)).contains(account);
    }

    @ParameterizedTest
    @CsvSource({"12 34", "молоко", "''", "050123456 7x"})
    void findsNoneWhereThereIsNone(String text) {
        assertThat(AccountMention.allIn(text, 10).stream()
                        .filter(account -> new AccountMention(new AccountNumber(account)).isIn(text)))
                .hasSameSizeAs(AccountMention.allIn(text, 10));
    }

    @Test
    void findsExactlyThoseThatAreMentioned() {
        SeededCase.forAll(2_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append(PIECES.charAt(random.nextInt(random.nextBoolean() ? 10 : PIECES.length())));
            }
            Set<String> found = AccountMention.allIn(text.toString(), 100);
            assertThat(found).allMatch(account -> new AccountMention(new AccountNumber(account)).isIn(text.toString()));
            String digits = text.toString().replaceAll("[Оo]", "0").replaceAll("[^0-9]", "");
            for (int i = 0; i + 10 <= digits.length(); i++) {
                String account = digits.substring(i, i + 10);
                assertThat(found.contains(account))
                        .as("%s in %s", account, text)
                        .isEqualTo(new AccountMention(new AccountNumber(account)).isIn(text.toString()));
            }
        });
    }

    @Test
    void listsNoMoreThanWanted() {
        assertThat(AccountMention.allIn("0501234567 ".repeat(3) + "0507654321 0509999999", 2))
                .hasSize(2);
    }
}
