package dev.souk.common.webflux;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection with more requests in a row than clients send. All that were read together are decoded before one
 * of them is answered, with their bodies, and each takes many times its bytes of the heap, before any other limit.
 */
final class PipelinedRequests extends ChannelDuplexHandler {

    /** A browser waits for each response, and no client sends a body before that of another request is answered. */
    private static final int MAXIMUM = 2;

    private int unanswered;
    private boolean ended;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ended) {
            ReferenceCountUtil.release(message); // the decoder goes on to the end of what was read
            return;
        }
        if (message instanceof HttpRequest) {
            unanswered++;
        }
        if (unanswered > MAXIMUM || (unanswered > 1 && hasContent(message))) {
            close(context);
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // no caller needs to know when closing fails
    private void close(ChannelHandlerContext context) {
        ended = true;
        context.close();
    }

    private static boolean hasContent(Object message) {
        return message instanceof HttpContent part && part.content().isReadable();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is the promise
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
        }
        context.write(message, promise);
    }

    /** Such as {@code 100 Continue}: the response to the request comes later. */
    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
