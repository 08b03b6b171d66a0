package ua.meterline.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.common.MailAddress;
import ua.meterline.mail.Mails;

/** RFC 3834, section 2, and headers of real programs. */
class AnswerabilityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answer           | From: ivan@ukr.net",
                "answer           | From: Ivan <ivan@ukr.net>;Return-Path: <ivan@ukr.net>;Auto-Submitted: no",
                "answer           | From: Ivan <ivan@ukr.net>;Auto-Submitted: no (a comment)",
                "answer           | From: Ivan <ivan@ukr.net>;Precedence: normal",
                "answer           | From: Noreen Plyushch <noreen.plyushch@ukr.net>",
                "null-return-path | From: ivan@ukr.net;Return-Path: <>",
                "null-return-path | From: ivan@ukr.net;Return-Path: < >",
                "bounce           | From: MAILER-DAEMON@mx.ukr.net",
                "bounce           | From: Postmaster <postmaster@ukr.net>;Return-Path: <>",
                "bounce           | From: ivan@ukr.net;X-Failed-Recipients: x@y.ua",
                "bounce           | From: ivan@ukr.net;Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
                "bounce           | From: ivan@ukr.net;Subject: Undelivered Mail Returned to Sender",
                "bounce           | From: ivan@ukr.net;Subject: Письмо не доставлено",
                "automatic        | From: ivan@ukr.net;Auto-Submitted: auto-replied",
                "automatic        | From: ivan@ukr.net;Auto-Submitted: AUTO-GENERATED (rejected)",
                "automatic        | From: ivan@ukr.net;auto-submitted: auto-notified; owner-email=x@y.ua",
                "automatic        | From: ivan@ukr.net;X-Autoreply: yes",
                "no-reply         | From: ivan@ukr.net;X-Auto-Response-Suppress: OOF, AutoReply",
                "automatic        | From: ivan@ukr.net;Precedence: auto_reply",
                "no-reply         | From: no-reply@shop.example.com",
                "no-reply         | From: DoNotReply@shop.example.com",
                "no-reply         | From: ivan@ukr.net;Reply-To: noreply@shop.example.com",
                "mailing-list     | From: ivan@ukr.net;List-Id: <osbb.example.com>",
                "mailing-list     | From: ivan@ukr.net;LIST-UNSUBSCRIBE: <mailto:x@y.ua>",
                "mailing-list     | From: ivan@ukr.net;List-Anything-New: x",
                "mailing-list     | From: ivan@ukr.net;Precedence: Bulk",
                "mailing-list     | From: ivan@ukr.net;Precedence: junk",
                "mailing-list     | From: osbb-request@lists.example.com",
                "mailing-list     | From: owner-osbb@lists.example.com",
                "ourselves        | From: Contact@zk.104.ua",
                "ourselves        | From: ivan@ukr.net;Reply-To: contact@ZK.104.UA",
                "ourselves        | From: contact@zk.104.ua;Reply-To: ivan@ukr.net",
                "no-address       | X-Nothing: here",
                "answer           | From: ivan@ukr.net;Feedback-ID: iab3e480c:Fastmail",
                "automatic        | From: ivan@ukr.net;Subject: Automated Response: Re: Pokaznyky",
                "no-address       | From: ivan",
                "no-address       | From: a@ukr.net, b@ukr.net",
                "no-address       | From: undisclosed-recipients:;",
                "no-address       | From: \"ivan@ukr.net\" <ivan>",
            })
    void decidesWhetherAMailMayBeAnswered(String expected, String header) throws Exception {
        assertThat(Mails.withHeader(header.replace(";", "\n").replace("\n ", "; "))
                        .answerability()
                        .label())
                .isEqualTo(expected);
    }

    /** Not every mail system sends {@code multipart/report}. */
    @Test
    void takesAMailWithADeliveryStatusForABounce() throws Exception {
        assertThat(Mails.withHeader("From: ivan@ukr.net\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                                + "Content-Type: message/delivery-status\n\nAction: failed\n--b\n")
                        .answerability())
                .isEqualTo(Answerability.BOUNCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ivan@ukr.net | From: ivan@ukr.net",
                "ivan@ukr.net | From: =?UTF-8?B?0IbQstCw0L0=?= <ivan@ukr.net>",
                "ivan@ukr.net | From: \"victim@example.com\" <ivan@ukr.net>",
                "ivan@ukr.net | From: victim@example.com <ivan@ukr.net>",
                "ivan@ukr.net | From: ivan@ukr.net <ivan@ukr.net>",
                "ivan@ukr.net | From: Petrenko, Ivan <ivan@ukr.net>",
                "ivan@ukr.net | From: \"Ivan <ivan@ukr.net>",
                "ivan@ukr.net | From: Ivan <ivan@ukr.net",
                "ivan@ukr.net | From: Ivan <mailto:ivan@ukr.net>",
                "ivan@ukr.net | From: ivan@ukr.net (victim@example.com)",
                "home@ukr.net | From: ivan@ukr.net\\nReply-To: Home <home@ukr.net>",
                "ivan@ukr.net | From: ivan@ukr.net\\nReply-To: a@example.com, b@example.com",
                "ivan@ukr.net | From: ivan@ukr.net\\nReply-To: nonsense",
                "ivan@ukr.net | From: ivan@ukr.net\\nReply-To: a@example.com\\u0009Bcc: b@example.com",
            })
    void answersOnlyOneValidAddress(String expected, String header) throws Exception {
        String lines = header.replace("\\n", "\n").replace("\\u0009", "\t");
        assertThat(Mails.withHeader(lines).sender()).contains(new MailAddress(expected));
    }

    @Test
    void doesNotDecodeAnEncodedAddress() throws Exception {
        assertThat(Mails.withHeader("From: =?UTF-8?Q?victim=40example.com=0D=0ABcc=3A?=")
                        .sender())
                .isEmpty();
    }
}
