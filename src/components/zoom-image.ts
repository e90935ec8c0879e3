/** The images of the page's guide, which grow. */
import { zoomImages } from '../connect/zoom-images.ts';

zoomImages(document, document.body);
