package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"a@b.ua", "ivan.petrenko+gas@ukr.net", "o'neil@x-y.example.com", "1@xn--80ak6aa92e.com"})
    void acceptsAnOrdinaryAddress(String text) {
        assertThat(new MailAddress(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.ua",
                "a@",
                "a@b",
                "a b@c.ua",
                "a@b.ua\r\nBcc: x@y.ua",
                "a@b.ua,c@d.ua",
                "<a@b.ua>",
                "\"a b\"@c.ua",
                "a@[192.0.2.1]",
                "@relay.ua:a@b.ua",
                "a@b..ua",
                ".a@b.ua",
                "a.@b.ua",
                "a@-b.ua",
                "a%b@c@d.ua",
                "іван@ukr.net",
                "a@b.ua\u0000",
                "a@b.ua ",
                "a;b@c.ua",
                "a(b)@c.ua"
            })
    void rejectsAddressesThatCouldInjectHeaders(String text) {
        assertThat(MailAddress.of(text)).isEmpty();
    }

    @Test
    void rejectsAddressesLongerThanAnSmtpPath() {
        assertThat(MailAddress.of("a".repeat(250) + "@b.ua")).isEmpty();
    }

    @Test
    void doesNotRepeatARejectedTextInTheMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailAddress("secret@"))
                .withMessageNotContaining("secret");
    }

    @Test
    void comparesAddressesIgnoringCase() {
        assertThat(new MailAddress("Contact@ZK.104.ua").isSameMailbox(new MailAddress("contact@zk.104.UA")))
                .isTrue();
    }

    @Test
    void hidesTheMailboxInItsStringForm() {
        assertThat(new MailAddress("ivan.petrenko@ukr.net")).hasToString("i***@ukr.net");
    }
}
