package social.lindworm.account.web;

import social.lindworm.common.Message;

/// A page that only says something and offers one way on.
public record NoticeView(Message title, Message text, String path, Message label) {

    static NoticeView of(String title, String text, String path, String label) {
        return new NoticeView(Message.of(title), Message.of(text), path, Message.of(label));
    }
}
