package io.stockpipeline.extractor.yahoo;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;

/**
 * What Yahoo's stream tells of a symbol, as far as a tick needs it. What is not told is empty or 0.
 *
 * @param id Yahoo's name of the symbol
 * @param price as Yahoo sends it, in 32 bits: about seven digits
 * @param time epoch milliseconds
 * @param quoteType what is told of
 * @param dayVolume traded on this day so far
 * @param rollingVolume traded in the last 24 hours, where a market never closes
 */
record PricingData(
        String id, float price, long time, String currency, long quoteType, long dayVolume, long rollingVolume) {
    private static final int HEARTBEAT = 7;

    /** @throws UnusableRecordException when it is not encoded as it should be */
    static PricingData decode(byte[] bytes) throws UnusableRecordException {
        String id = "";
        float price = 0;
        long time = 0;
        String currency = "";
        long quoteType = 0;
        long dayVolume = 0;
        long rollingVolume = 0;
        ProtobufReader in = new ProtobufReader(bytes);
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> id = in.text();
                case 2 -> price = in.real();
                case 3 -> time = in.signed();
                case 4 -> currency = in.text();
                case 6 -> quoteType = in.whole();
                case 9 -> dayVolume = in.signed();
                case 28 -> rollingVolume = in.signed();
                default -> in.skip();
            }
        }
        return new PricingData(id, price, time, currency, quoteType, dayVolume, rollingVolume);
    }

    boolean isHeartbeat() {
        return quoteType == HEARTBEAT;
    }

    /** The day's volume; 0 where none is told. Of 24 hours that move along with the clock no difference tells what was traded. */
    private long volumeOfDay() {
        return rollingVolume != 0 ? 0 : dayVolume;
    }

    /** The tick that it tells of; only one that is a tick takes a part of the day's volume with it. */
    Tick tick(String symbol, DayVolumes volumes) throws UnusableRecordException {
        if (time <= 0 || time > Tick.MAX_TIME) {
            throw new UnusableRecordException(DeadLetterReason.Malformed, id + ": time is " + time);
        }
        Decimal digits = decimal();
        return new Tick(
                symbol,
                time,
                digits,
                volumes.size(symbol, time, volumeOfDay()),
                null,
                null,
                YahooStream.KEY,
                currency.isEmpty() ? null : currency);
    }

    /** The shortest digits that are this price and no other. */
    private Decimal decimal() throws UnusableRecordException {
        try {
            Decimal decimal = Decimal.of(Float.toString(price));
            if (decimal.isPositive()) {
                return decimal;
            }
        } catch (NumberFormatException e) {
            throw new UnusableRecordException(DeadLetterReason.InvalidPrice, id + ": price: " + e.getMessage());
        }
        throw new UnusableRecordException(
                DeadLetterReason.InvalidPrice, id + ": price " + price + " is not above zero");
    }
}
