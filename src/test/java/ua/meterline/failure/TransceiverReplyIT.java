package ua.meterline.failure;

/** The same with one session that is both receiver and transmitter. */
class TransceiverReplyIT extends ReplyIT {
    @Override
    String bind() {
        return "trx";
    }
}
