package dev.souk.order.domain;

import dev.souk.order.domain.Outcome.AnswerRecorded;
import dev.souk.order.domain.Outcome.Transitioned;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A state of the whole saga: the order, its two participants, and the messages in flight between them. */
record SagaModel(State order, Stock stock, Wallet wallet, Set<Message> inFlight, boolean tombstones) {

    enum Stock {
        UNASKED,
        RESERVED,
        REJECTED,
        SOLD,
        RELEASED
    }

    enum Wallet {
        UNASKED,
        CHARGED,
        DECLINED,
        VOIDED
    }

    /** A message in flight. */
    sealed interface Message {
        record ToStock(OrderStatus event) implements Message {}

        record ToWallet(OrderStatus event) implements Message {}

        record ToOrder(OrderMessage message) implements Message {}
    }

    static SagaModel withTombstones() {
        return start(true);
    }

    static SagaModel withoutTombstones() {
        return start(false);
    }

    private static SagaModel start(boolean tombstones) {
        var initial = new SagaModel(new State.Placed(), Stock.UNASKED, Wallet.UNASKED, Set.of(), tombstones);
        return initial.publishing(OrderStatus.PLACED);
    }

    SagaModel without(Message message) {
        Set<Message> left = new HashSet<>(inFlight);
        left.remove(message);
        return new SagaModel(order, stock, wallet, Set.copyOf(left), tombstones);
    }

    /** The messages that the user, the clock and a closed account can send at any moment. */
    Stream<SagaModel> interventions() {
        return Stream.of(
                        new OrderMessage.UserCancels(),
                        new OrderMessage.DeadlinePasses(),
                        new OrderMessage.AccountCloses())
                .map(this::receive);
    }

    /** All states that can follow the delivery of {@code message}; more than one where a participant has a choice. */
    Stream<SagaModel> deliver(Message message) {
        return switch (message) {
            case Message.ToOrder(OrderMessage received) -> Stream.of(receive(received));
            case Message.ToStock(OrderStatus event) -> deliverToStock(event);
            case Message.ToWallet(OrderStatus event) -> deliverToWallet(event);
        };
    }

    private SagaModel receive(OrderMessage message) {
        return switch (Transitions.of(order, message)) {
            case Transitioned(State next) -> in(next).publishing(next.status());
            case AnswerRecorded(State next) -> in(next);
            case Outcome ignored -> this;
        };
    }

    private SagaModel in(State next) {
        return new SagaModel(next, stock, wallet, inFlight, tombstones);
    }

    /** Sends an event to the participants that consume it. */
    private SagaModel publishing(OrderStatus event) {
        return switch (event) {
            case PLACED, CONFIRMED -> sending(new Message.ToStock(event));
            case STOCK_RESERVED -> sending(new Message.ToWallet(event));
            case CANCELLING -> sending(new Message.ToStock(event)).sending(new Message.ToWallet(event));
            case CANCELLED -> this;
        };
    }

    private SagaModel sending(Message message) {
        Set<Message> more = new HashSet<>(inFlight);
        more.add(message);
        return new SagaModel(order, stock, wallet, Set.copyOf(more), tombstones);
    }

    private Stream<SagaModel> deliverToStock(OrderStatus event) {
        return switch (event) {
            case PLACED ->
                stock == Stock.UNASKED
                        ? Stream.of(
                                stock(Stock.RESERVED, new OrderMessage.StockReserved()),
                                stock(Stock.REJECTED, new OrderMessage.StockRejected()))
                        : Stream.of(this);
            case CANCELLING ->
                switch (stock) {
                    case UNASKED -> Stream.of(stock(tombstones ? Stock.RELEASED : Stock.UNASKED, released()));
                    case RESERVED, REJECTED -> Stream.of(stock(Stock.RELEASED, released()));
                    case RELEASED, SOLD -> Stream.of(this);
                };
            case CONFIRMED -> Stream.of(new SagaModel(order, Stock.SOLD, wallet, inFlight, tombstones));
            case STOCK_RESERVED, CANCELLED -> Stream.of(this);
        };
    }

    private static OrderMessage released() {
        return new OrderMessage.StockReleased();
    }

    private Stream<SagaModel> deliverToWallet(OrderStatus event) {
        return switch (event) {
            case STOCK_RESERVED ->
                wallet == Wallet.UNASKED
                        ? Stream.of(
                                wallet(Wallet.CHARGED, new OrderMessage.PaymentTaken()),
                                wallet(Wallet.DECLINED, new OrderMessage.PaymentDeclined()))
                        : Stream.of(this);
            case CANCELLING ->
                wallet == Wallet.VOIDED
                        ? Stream.of(this)
                        : Stream.of(wallet(Wallet.VOIDED, new OrderMessage.PaymentVoided()));
            case PLACED, CONFIRMED, CANCELLED -> Stream.of(this);
        };
    }

    private SagaModel stock(Stock next, OrderMessage answer) {
        return new SagaModel(order, next, wallet, inFlight, tombstones).sending(new Message.ToOrder(answer));
    }

    private SagaModel wallet(Wallet next, OrderMessage answer) {
        return new SagaModel(order, stock, next, inFlight, tombstones).sending(new Message.ToOrder(answer));
    }
}
