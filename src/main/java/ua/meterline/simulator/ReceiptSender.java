package ua.meterline.simulator;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;

/** Sends delivery receipts on request. They are stored and redelivered like messages. */
final class ReceiptSender {
    private static final byte SMSC_DELIVERY_RECEIPT = 0x04;
    private static final int RECEIPT_REQUESTED = 0x01;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMddHHmm");

    private final Behaviour behaviour;
    private final MessageStore store;
    private final ScheduledExecutorService timer;

    ReceiptSender(Behaviour behaviour, MessageStore store, ScheduledExecutorService timer) {
        this.behaviour = behaviour;
        this.store = store;
        this.timer = timer;
    }

    /** @param id the message_id in submit_sm_resp */
    void taken(SubmitSm submit, long id) {
        if ((submit.getRegisteredDelivery() & RECEIPT_REQUESTED) == 0) {
            return;
        }
        ReceiptPlan plan = behaviour.receipts();
        MobileMessage receipt = receipt(submit, id, plan);
        if (plan.delay().isZero()) {
            store.add(receipt, plan.asDataSm());
            return;
        }
        try {
            timer.schedule(
                    () -> store.add(receipt, plan.asDataSm()), plan.delay().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            // The SMSC is closed.
            return;
        }
    }

    private static MobileMessage receipt(SubmitSm submit, long id, ReceiptPlan plan) {
        String written = plan.ids().write(id);
        List<OptionalParameter> parameters = new ArrayList<>();
        if (plan.withParameters()) {
            parameters.add(new OptionalParameter.Receipted_message_id(written));
            parameters.add(new OptionalParameter.Message_state((byte) (ReceiptPlan.STATES.indexOf(plan.state()) + 1)));
        }
        return new MobileMessage(
                new Address(submit.getDestAddrTon(), submit.getDestAddrNpi(), submit.getDestAddress()),
                new Address(submit.getSourceAddrTon(), submit.getSourceAddrNpi(), submit.getSourceAddr()),
                SMSC_DELIVERY_RECEIPT,
                (byte) 0,
                text(written, plan).getBytes(StandardCharsets.US_ASCII),
                parameters);
    }

    /** SMPP 3.4 appendix B. */
    private static String text(String id, ReceiptPlan plan) {
        if (plan.malformed()) {
            return "message " + id + " is somewhere";
        }
        String date = LocalDateTime.now().format(DATE);
        return (plan.withParameters() ? "" : "id:" + id + " ")
                + "sub:001 dlvrd:%s submit date:%s done date:%s stat:%s err:%s text:"
                        .formatted(
                                plan.state().equals("DELIVRD") ? "001" : "000", date, date, plan.state(), plan.error());
    }
}
