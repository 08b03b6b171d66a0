package ua.meterline;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.apache.camel.Predicate;
import org.apache.camel.main.Main;
import ua.meterline.joining.Arrival;
import ua.meterline.joining.JoinLimits;
import ua.meterline.joining.Joining;
import ua.meterline.joining.MessagePart;
import ua.meterline.joining.PartDecider;
import ua.meterline.settings.Settings;
import ua.meterline.sms.LongSmsReader;
import ua.meterline.sms.NumberPlan;
import ua.meterline.sms.SmsReader;
import ua.meterline.sms.TextReader;
import ua.meterline.store.GroupCommit;
import ua.meterline.store.PartRows;

/** The part of the wiring that reads short messages and joins long ones. */
final class SmsWiring {
    private static final Duration LONGEST_PAUSE_BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE_AFTER_START = Duration.ofMinutes(1);

    private final Settings.ShortMessages settings;
    private final InstantSource clock;
    final GroupCommit<Arrival> partCommit;

    /** @param groupCommit makes one that writes through the route of that name */
    SmsWiring(
            Settings.ShortMessages settings, InstantSource clock, Function<String, GroupCommit<Arrival>> groupCommit) {
        this.settings = settings;
        this.clock = clock;
        this.partCommit = groupCommit.apply("store-parts");
    }

    /** @param numbers reads senders */
    void bind(Main main, NumberPlan numbers) {
        TextReader reader = new TextReader(settings.defaultAlphabet(), settings.gsmPacked());
        main.bind("smsReader", new SmsReader(reader, numbers, clock));
        main.bind("longSmsReader", new LongSmsReader(reader, numbers));
        main.bind("isMessagePart", (Predicate) exchange -> exchange.getMessage().getBody() instanceof MessagePart);
        main.bind("joining", new Joining(partCommit::store));
        JoinLimits limits = new JoinLimits(settings.joinLimit(), settings.joinLimitPerSender());
        main.bind("partRows", new PartRows(new PartDecider(limits), settings.joinTimeout(), clock));
        Duration pause = shorter(settings.joinTimeout().dividedBy(10), LONGEST_PAUSE_BETWEEN_LOOKS);
        Duration first = shorter(settings.joinTimeout(), LONGEST_PAUSE_AFTER_START);
        main.addOverrideProperty("meterline.smpp.join-look-millis", Long.toString(pause.toMillis()));
        main.addOverrideProperty("meterline.smpp.join-first-look-millis", Long.toString(first.toMillis()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
