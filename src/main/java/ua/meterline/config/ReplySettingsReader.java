package ua.meterline.config;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.Duration;
import java.util.Set;
import ua.meterline.config.ReplySettings.AddressType;

/** Reads the settings of the limits to replies and of the addresses in them. */
final class ReplySettingsReader {
    private static final int MOST_PER_SENDER = 255;
    private static final int HIGHEST_TON = 6;
    /** SMPP 3.4, section 5.2.6. */
    private static final Set<Integer> NUMBERING_PLANS = Set.of(0, 1, 3, 4, 6, 8, 9, 10, 14, 18);

    private final SettingsReader reader;

    ReplySettingsReader(SettingsReader reader) {
        this.reader = reader;
    }

    ReplySettings read() {
        return new ReplySettings(
                reader.number("meterline.replies.per-sender", 0, MOST_PER_SENDER),
                reader.duration("meterline.replies.per-sender-window", Duration.ofMillis(100)),
                reader.number("meterline.replies.daily-budget", 0, 1_000_000_000),
                reader.read("meterline.smpp.region", ReplySettingsReader::region),
                address("meterline.smpp.source-"),
                address("meterline.smpp.destination-"),
                Boolean.TRUE.equals(reader.read("meterline.smpp.delivery-receipts", ReplySettingsReader::yesOrNo)),
                reader.duration("meterline.smpp.retry-delay", Duration.ofMillis(10)),
                reader.duration("meterline.smpp.failover-after", Duration.ZERO));
    }

    private AddressType address(String prefix) {
        Integer npi = reader.read(prefix + "npi", ReplySettingsReader::numberingPlan);
        return new AddressType(reader.number(prefix + "ton", 0, HIGHEST_TON), npi == null ? 0 : npi);
    }

    private static int numberingPlan(String text) {
        return NUMBERING_PLANS.stream()
                .filter(plan -> plan.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be 0, 1, 3, 4, 6, 8, 9, 10, 14 or 18"));
    }

    private static String region(String text) {
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(text)) {
            throw new IllegalArgumentException("must be a region, such as UA");
        }
        return text;
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return text.equals("true");
    }
}
