package ua.meterline.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.apache.camel.Predicate;
import org.apache.camel.main.Main;
import ua.meterline.config.SmsSettings;
import ua.meterline.sms.ConcatenatedSmsReader;
import ua.meterline.sms.NumberPlan;
import ua.meterline.sms.SmsReader;
import ua.meterline.sms.codec.SmsTextDecoder;
import ua.meterline.sms.concat.Reassembler;
import ua.meterline.sms.concat.Reassembly;
import ua.meterline.sms.concat.ReassemblyLimits;
import ua.meterline.sms.concat.Segment;
import ua.meterline.sms.concat.SegmentArrival;
import ua.meterline.sms.concat.SegmentRows;
import ua.meterline.store.GroupCommit;
import ua.meterline.store.GroupCommitStep;

/** The part of the wiring that reads short messages and joins long ones. */
final class SmsModule {
    private static final Duration LONGEST_PAUSE_BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE_AFTER_START = Duration.ofMinutes(1);

    private final SmsSettings settings;
    private final InstantSource clock;
    final GroupCommit<SegmentArrival> partCommit;

    /** @param groupCommit makes one that writes through the route of that name */
    SmsModule(SmsSettings settings, InstantSource clock, Function<String, GroupCommit<SegmentArrival>> groupCommit) {
        this.settings = settings;
        this.clock = clock;
        this.partCommit = groupCommit.apply("store-parts");
    }

    /** @param numbers reads senders */
    void bind(Main main, NumberPlan numbers) {
        SmsTextDecoder reader = new SmsTextDecoder(settings.defaultAlphabet(), settings.gsmPacked());
        main.bind("smsReader", new SmsReader(reader, numbers, clock));
        main.bind("longSmsReader", new ConcatenatedSmsReader(reader, numbers));
        main.bind("isMessagePart", (Predicate) exchange -> exchange.getMessage().getBody() instanceof Segment);
        main.bind("joining", new Reassembly());
        main.bind("partCommit", new GroupCommitStep<>(partCommit, SegmentArrival.class));
        ReassemblyLimits limits = new ReassemblyLimits(settings.reassemblyLimit(), settings.reassemblyLimitPerSender());
        main.bind("partRows", new SegmentRows(new Reassembler(limits), settings.reassemblyTimeout(), clock));
        Duration pause = shorter(settings.reassemblyTimeout().dividedBy(10), LONGEST_PAUSE_BETWEEN_LOOKS);
        Duration first = shorter(settings.reassemblyTimeout(), LONGEST_PAUSE_AFTER_START);
        main.addOverrideProperty("meterline.smpp.join-look-millis", Long.toString(pause.toMillis()));
        main.addOverrideProperty("meterline.smpp.join-first-look-millis", Long.toString(first.toMillis()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
