package ua.meterline.failure;

/** The same with one session that is both receiver and transmitter. */
class TransceiverLinkIT extends LinkIT {
    @Override
    String bind() {
        return "trx";
    }
}
