package dev.souk.system.bench.messages;

/** The messages that are measured. */
public enum Sample {
    USER {
        @Override
        Codec<?> jackson() {
            return Codec.jackson(UserMessage.ADA, UserMessage.class);
        }

        @Override
        Codec<?> protobuf() {
            return new Codec<>(UserMessage.ADA, UserMessage::protobuf, UserMessage::ofProtobuf);
        }
    },
    ORDER_OF_1_LINE {
        @Override
        Codec<?> jackson() {
            return Codec.jackson(OrderMessage.ofLines(1), OrderMessage.class);
        }

        @Override
        Codec<?> protobuf() {
            return new Codec<>(OrderMessage.ofLines(1), OrderMessage::protobuf, OrderMessage::ofProtobuf);
        }
    },
    ORDER_OF_10_LINES {
        @Override
        Codec<?> jackson() {
            return Codec.jackson(OrderMessage.ofLines(10), OrderMessage.class);
        }

        @Override
        Codec<?> protobuf() {
            return new Codec<>(OrderMessage.ofLines(10), OrderMessage::protobuf, OrderMessage::ofProtobuf);
        }
    };

    abstract Codec<?> jackson();

    abstract Codec<?> protobuf();
}
