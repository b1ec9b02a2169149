package social.lindworm.transfer.demo;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;

/// Paints a face for somebody who does not exist.
final class AvatarPainter {

    private static final int SIDE = 512;
    private static final double[][] SKINS = {
        {0.07, 0.25, 0.98}, {0.07, 0.4, 0.86}, {0.06, 0.5, 0.68}, {0.06, 0.55, 0.45}
    };

    private AvatarPainter() {}

    static byte[] paint(String name) {
        Painter painter = new Painter(SIDE, SIDE, name);
        double hue = painter.between(0, 1);
        painter.fill(painter.colour(hue, 0.35, 0.88));
        double[] skin = SKINS[painter.pick(SKINS.length)];
        Color face = painter.colour(skin[0], skin[1], skin[2]);
        Color hair = painter.colour(painter.between(0.02, 0.1), painter.between(0.3, 0.8), painter.between(0.1, 0.55));
        int cut = painter.pick(3);
        painter.brush().setColor(painter.colour(hue + 0.5, 0.5, 0.55));
        painter.brush().fill(new Ellipse2D.Double(86, 390, 340, 300));
        painter.brush().setColor(hair);
        if (cut > 0) {
            painter.brush().fill(new RoundRectangle2D.Double(140, 120, 232, cut == 1 ? 230 : 310, 180, 180));
        }
        painter.brush().setColor(face);
        painter.brush().fill(new RoundRectangle2D.Double(226, 330, 60, 90, 40, 40));
        painter.brush().fill(new Ellipse2D.Double(162, 140, 188, 236));
        painter.brush().setColor(hair);
        painter.brush().fill(new Arc2D.Double(152, 118, 208, 180, 0, 180, Arc2D.CHORD));
        eyes(painter, painter.pick(3) == 0);
        return painter.finish("png");
    }

    private static void eyes(Painter painter, boolean glasses) {
        painter.brush().setColor(new Color(0x2b2620));
        for (double x : new double[] {212, 284}) {
            painter.brush().fill(new Ellipse2D.Double(x, 248, 16, 18));
            if (glasses) {
                painter.brush().setStroke(new java.awt.BasicStroke(5));
                painter.brush().draw(new Ellipse2D.Double(x - 20, 232, 56, 50));
            }
        }
        painter.brush()
                .setStroke(
                        new java.awt.BasicStroke(6, java.awt.BasicStroke.CAP_ROUND, java.awt.BasicStroke.JOIN_ROUND));
        painter.brush().draw(new Arc2D.Double(222, 290, 68, 44, 200, 140, Arc2D.OPEN));
    }
}
