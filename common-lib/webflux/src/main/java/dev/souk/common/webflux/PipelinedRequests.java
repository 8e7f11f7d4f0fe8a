package dev.souk.common.webflux;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection with more requests in a row than clients send. All that were read together are decoded before one
 * of them is answered, and each takes many times its bytes of the heap, before any other limit.
 */
final class PipelinedRequests extends ChannelDuplexHandler {

    private static final int MAXIMUM = 16;

    private int unanswered;

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // no caller needs to know when closing fails
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest && ++unanswered > MAXIMUM) {
            context.close();
        }
        if (unanswered > MAXIMUM) {
            ReferenceCountUtil.release(message); // the decoder goes on to the end of what was read
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is the promise
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message) && unanswered <= MAXIMUM) {
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
