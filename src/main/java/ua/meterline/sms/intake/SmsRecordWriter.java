package ua.meterline.sms.intake;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.jsmpp.bean.AbstractSmCommand;
import ua.meterline.reading.AccountNumber;
import ua.meterline.sms.LinkHeader;
import ua.meterline.sms.NotAMessageException;
import ua.meterline.sms.ShortMessage;
import ua.meterline.sms.SmsReader;
import ua.meterline.sms.receipt.ReceiptReader;

/**
 * Replaces the PDU of the smpp consumer by the value of its record, and sets the key and the header of the record. The
 * key is the account where the text is one reading, so that the readings of an account stay in order, also from several
 * senders. For everything else, such as segments and delivery receipts, it is the sender. Thread-safe.
 */
public final class SmsRecordWriter implements Processor {
    /** The header of a record that says what its value is. */
    public static final String FORMAT_HEADER = "format";

    static final String FORMAT = "meterline.sms/" + SmsRecord.VERSION;

    private final SmsReader reader;
    private final ReceiptReader receipts;
    private final Function<String, Optional<AccountNumber>> accounts;
    private final InstantSource clock;

    /** @param accounts the account of a text that is one reading */
    public SmsRecordWriter(
            SmsReader reader,
            ReceiptReader receipts,
            Function<String, Optional<AccountNumber>> accounts,
            InstantSource clock) {
        this.reader = reader;
        this.receipts = receipts;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @throws NotAMessageException for another PDU; the exchange is unchanged then */
    @Override
    public void process(Exchange exchange) throws NotAMessageException {
        AbstractSmCommand command = SmsReader.message(exchange);
        Message message = exchange.getMessage();
        String link = message.getHeader(LinkHeader.NAME, String.class);
        message.removeHeaders("*");
        message.setHeader(KafkaConstants.KEY, key(command));
        message.setHeader(FORMAT_HEADER, FORMAT);
        message.setBody(SmsRecord.of(clock.instant(), link, command).toJson());
    }

    String key(AbstractSmCommand command) {
        Optional<String> text = receipts.isReceipt(command) ? Optional.empty() : reader.text(command);
        return text.flatMap(accounts)
                .map(AccountNumber::digits)
                .orElseGet(() -> ShortMessage.text(command.getSourceAddr()));
    }
}
