package ua.meterline.simulator;

/** Receives the outcomes of the deliver_sm of a session. */
interface DeliveryReports {
    void answered(Transmission transmission, Delivery delivery);

    void failed(Transmission transmission, DeliveryFailedException why);
}
