package ua.meterline.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import ua.meterline.config.KafkaSettings;
import ua.meterline.config.Settings;
import ua.meterline.config.SmsSettings;
import ua.meterline.outbox.canary.Canary;
import ua.meterline.reading.TextJudge;
import ua.meterline.sms.CanaryAddress;
import ua.meterline.sms.ConcatenatedSmsReader;
import ua.meterline.sms.IntakeGate;
import ua.meterline.sms.NumberPlan;
import ua.meterline.sms.RejectionLog;
import ua.meterline.sms.SmsReader;
import ua.meterline.sms.SubmitMetrics;
import ua.meterline.sms.SubmitResult;
import ua.meterline.sms.SubmitWriter;
import ua.meterline.sms.codec.SmsTextDecoder;
import ua.meterline.sms.concat.Reassembler;
import ua.meterline.sms.concat.ReassemblyLimits;
import ua.meterline.sms.concat.ReassemblySteps;
import ua.meterline.sms.concat.SegmentRows;
import ua.meterline.sms.intake.DeadLetters;
import ua.meterline.sms.intake.IntakeMetrics;
import ua.meterline.sms.intake.IntakeReader;
import ua.meterline.sms.intake.IntakeRows;
import ua.meterline.sms.intake.SmsRecordWriter;
import ua.meterline.sms.receipt.NoticeReceipts;
import ua.meterline.sms.receipt.ReceiptMetrics;
import ua.meterline.sms.receipt.ReceiptReader;
import ua.meterline.sms.receipt.ReceiptRows;
import ua.meterline.sms.receipt.SentIds;

/** Wires SMS: intake, submits, reassembly of long messages, and delivery receipts. */
final class SmsModule {
    private static final Duration LONGEST_CHECK_INTERVAL = Duration.ofSeconds(10);
    private static final Duration LONGEST_FIRST_CHECK = Duration.ofMinutes(1);

    private final Settings settings;
    private final SmsSettings sms;
    private final InstantSource clock;
    private final InstantSource steadyClock;
    private final NumberPlan numbers;
    final IntakeGate intake = new IntakeGate();

    /**
     * @param clock of the times at which messages and receipts are received
     * @param steadyClock of the time that segments wait
     */
    SmsModule(Settings settings, InstantSource clock, InstantSource steadyClock) {
        this.settings = settings;
        this.sms = settings.sms();
        this.clock = clock;
        this.steadyClock = steadyClock;
        this.numbers = new NumberPlan(settings.addresses().region(), settings.shortCode());
    }

    /** @param canary empty where no canaries are sent */
    void bind(RouteBindings routes, OutboxModule outboxes, Optional<Canary> canary, MeterRegistry metrics) {
        SmsTextDecoder decoder = new SmsTextDecoder(sms.defaultAlphabet(), sms.gsmPacked());
        routes.bind("intakeGate", intake);
        routes.bind("rejectionLog", new RejectionLog());
        routes.bind("smsReader", new SmsReader(decoder, numbers, clock));
        SubmitMetrics submits = new SubmitMetrics(metrics, clock);
        routes.bind("submitWriter", new SubmitWriter(steadyClock, canary.map(this::address), outboxes::holds));
        routes.bind("submitResult", new SubmitResult(outboxes.outbox, submits, "group:store-readings?retryDelay=1000"));
        routes.bind(
                "noticeResult",
                new SubmitResult(outboxes.notices, submits, "group:store-notice-states?retryDelay=1000"));
        routes.property("meterline.short-code", settings.shortCode());
        bindReassembly(routes, decoder);
        bindReceipts(routes, metrics);
    }

    /**
     * The topic of received SMS.
     *
     * @param topicId of the topic as it is consumed
     */
    void bindIntake(RouteBindings routes, KafkaSettings kafka, Supplier<String> topicId, MeterRegistry metrics) {
        routes.bind("intakeRows", new IntakeRows());
        routes.property("meterline.intake.kafka.on", kafka.takesSms());
        if (!kafka.takesSms()) {
            return;
        }
        SmsReader reader = new SmsReader(new SmsTextDecoder(sms.defaultAlphabet(), sms.gsmPacked()), numbers, clock);
        ReceiptReader receipts = new ReceiptReader(numbers, clock);
        TextJudge judge = ReadingModule.textJudge(settings);
        routes.bind("smsRecordWriter", new SmsRecordWriter(reader, receipts, judge::accountIn, clock));
        routes.bind("intakeReader", new IntakeReader(reader, receipts, topicId));
        routes.bind("deadLetters", new DeadLetters());
        routes.bind("intakeMetrics", new IntakeMetrics(metrics));
        routes.bind("itemsOfBatch", new GroupedBodyAggregationStrategy());
    }

    private CanaryAddress address(Canary canary) {
        return new CanaryAddress(settings.canary().number(), settings.addresses(), canary);
    }

    private void bindReassembly(RouteBindings routes, SmsTextDecoder decoder) {
        routes.bind("concatenatedSmsReader", new ConcatenatedSmsReader(decoder, numbers));
        routes.bind("reassemblySteps", new ReassemblySteps());
        routes.bind("segmentRows", segmentRows(sms, steadyClock));
        Duration timeout = sms.reassemblyTimeout();
        routes.property(
                "meterline.smpp.reassembly-check-millis",
                shorter(timeout.dividedBy(10), LONGEST_CHECK_INTERVAL).toMillis());
        routes.property(
                "meterline.smpp.reassembly-first-check-millis",
                shorter(timeout, LONGEST_FIRST_CHECK).toMillis());
    }

    static SegmentRows segmentRows(SmsSettings sms, InstantSource steadyClock) {
        ReassemblyLimits limits = new ReassemblyLimits(sms.reassemblyLimit(), sms.reassemblyLimitPerSender());
        return new SegmentRows(new Reassembler(limits), sms.reassemblyTimeout(), steadyClock);
    }

    private void bindReceipts(RouteBindings routes, MeterRegistry metrics) {
        ReceiptReader receiptReader = new ReceiptReader(numbers, clock);
        SentIds sentIds = new SentIds(clock, settings.submits().deliveryReceipts());
        routes.bind("isReceipt", receiptReader);
        routes.bind("receiptReader", receiptReader);
        ReceiptRows receiptRows = new ReceiptRows(sentIds, clock);
        routes.bind("receiptRows", receiptRows);
        routes.bind("noticeReceipts", new NoticeReceipts(sentIds, receiptRows));
        routes.bind("receiptMetrics", new ReceiptMetrics(metrics));
        routes.bind("sentIds", sentIds);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
